package io.serai.fulfilment.stock;

import io.serai.fulfilment.allocation.Promises;
import io.serai.fulfilment.stock.Publications.Publication;
import io.serai.fulfilment.stock.Publications.Told;
import io.serai.fulfilment.telling.ChannelLevels;
import io.serai.fulfilment.telling.ChannelRequests;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Json;
import io.serai.log.Outbox;
import io.serai.log.OutboxMessage;
import io.serai.log.Unread;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells channels what they can sell, within seconds of a change: changes gather for as long as the channel's settings say and until its
 * last message was answered, only numbers that are others than those it was told are sent, and from fast sellers a buffer is kept off
 * that grows with the time the channel takes to hear, or has not heard.
 */
@Port
@Component("publisher")
public class Publisher {
    /** The kind of the calls, which a channel's door has to know. Their data is {@code {seq, items: [{sku, location, quantity}]}}. */
    static final String KIND = "STOCK";

    private static final String QUEUE = "serai.stock.";
    private static final int MOST_TO_QUEUE = 500;
    private static final int MOST_IN_FILE = 5_000;
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Publications publications;
    private final DueSkus due;
    private final StockCalls calls;
    private final Refusals refusals;
    private final StockPaces paces;
    private final ChannelLevels levels;
    private final ChannelPlaces places;
    private final Promises promises;
    private final Attempts attempts;
    private final Outbox outbox;
    private final StockDoor files;
    private final Unread unread;
    private final Clock clock;
    /** When it was last asked anew what is kept back of fast sellers, channel by channel. */
    private final Map<String, Instant> looked = new ConcurrentHashMap<>();

    Publisher(
            Publications publications,
            DueSkus due,
            StockCalls calls,
            Refusals refusals,
            StockPaces paces,
            ChannelLevels levels,
            ChannelPlaces places,
            Promises promises,
            Attempts attempts,
            Outbox outbox,
            StockDoor files,
            Unread unread,
            Clock clock) {
        this.publications = publications;
        this.due = due;
        this.calls = calls;
        this.refusals = refusals;
        this.paces = paces;
        this.levels = levels;
        this.places = places;
        this.promises = promises;
        this.attempts = attempts;
        this.outbox = outbox;
        this.files = files;
        this.unread = unread;
        this.clock = clock;
    }

    /**
     * From now on the channel is told.
     *
     * @param byLocation a number for each location, not one for all
     * @param locations those that count; null: all
     * @param whole of files: each says all numbers, not only those that have changed
     */
    @Transactional
    public void publish(
            String channel,
            PublicationTarget target,
            boolean byLocation,
            @Nullable Set<String> locations,
            Duration every,
            boolean whole) {
        publications.save(channel, target, byLocation, locations, every, whole);
        resend(channel);
    }

    /** Tells a channel everything anew; false if it is told nothing of stock. */
    @Transactional
    public boolean resend(String channel) {
        return publications.resend(channel, levels.locations(channel).keySet());
    }

    /** Tells a channel nothing of stock any more; false if it is told nothing. A message that is under way still arrives. */
    @Transactional
    public boolean end(String channel) {
        return publications.end(channel);
    }

    /** Finds what may have changed for whom. One hub at a time does it. */
    @Transactional
    public int gather() {
        return due.gather(clock.instant());
    }

    /** The channels that may be due now: a transaction for each is the caller's. In none it looks how far readers of queues are behind. */
    public List<String> channels() {
        var now = clock.instant();
        var all = publications.all();
        all.stream()
                .filter(each -> each.target() == PublicationTarget.QUEUE && isTime(each, now))
                .forEach(each -> unread.since(QUEUE + each.channel())
                        .filter(waited -> !waited.equals(each.unread()))
                        .ifPresent(waited -> publications.unread(each.channel(), waited)));
        return all.stream().map(Publication::channel).toList();
    }

    /** Tells a channel what has changed for it, if it is its time; how many numbers. */
    @Transactional
    public int tell(String channel) {
        var now = clock.instant();
        return publications
                .lock(channel)
                .filter(publication -> isTime(publication, now))
                .map(publication -> tell(publication, now))
                .orElse(0);
    }

    /** A channel that has heard a message is told the next one at once if that is full: only what changes now and then gathers. */
    @Transactional
    public void further(String channel) {
        var now = clock.instant();
        publications
                .lock(channel)
                .filter(publication ->
                        calls.last(channel).filter(StockCalls.Last::isHeard).isPresent())
                .filter(publication -> due.has(channel, most(publication), now))
                .ifPresent(publication -> tell(publication, now));
    }

    private boolean isTime(Publication publication, Instant now) {
        var sent = publication.sent();
        return sent == null
                || !sent.plus(Refusal.between(publication.every(), publication.refused()))
                        .isAfter(now);
    }

    private int tell(Publication publication, Instant now) {
        var channel = publication.channel();
        var last = publication.target() == PublicationTarget.QUEUE
                ? Optional.<StockCalls.Last>empty()
                : calls.last(channel);
        if (last.filter(StockCalls.Last::isOpen).isPresent()) {
            return 0;
        }
        boolean refused = last.filter(call -> isRefused(publication, call, now)).isPresent();
        var heard =
                last.filter(StockCalls.Last::isHeard).map(StockCalls.Last::at).orElse(publication.heard());
        var lag = last.map(call -> call.age(heard, now))
                .orElse(publication.unread())
                .plus(publication.every());
        // What a transaction makes due it says in one statement, in the order of the SKUs, as others do it at the same
        // time.
        if (!refused && (lag.multipliedBy(2).compareTo(publication.lag()) < 0 || isLookedAt(channel, now))) {
            due.buffered(channel);
        }
        long seq = publication.seq() + 1;
        var news = new ArrayList<Told>();
        int taken;
        do {
            var skus = due.take(channel, most(publication), refused, now);
            var some = news(publication, skus, lag, now);
            publications.tell(channel, some, seq, now);
            news.addAll(some);
            taken = skus.size();
        } while (publication.isWholeFile() && taken == most(publication));
        if (!news.isEmpty()) {
            send(publication, seq, news);
            publications.sent(publication, seq, now, lag, heard);
        }
        return news.size();
    }

    /** Writes down what became of the last message; whether it is news that it was refused. */
    private boolean isRefused(Publication publication, StockCalls.Last call, Instant now) {
        if (call.refused()) {
            return refusals.refused(publication.channel(), publication.seq(), call.answer(), now);
        }
        refusals.heard(publication.channel(), publication.seq());
        return false;
    }

    /** Once a minute: what sells less than before has its last pieces kept back otherwise, since nothing moves that nobody sees. */
    private boolean isLookedAt(String channel, Instant now) {
        var before = looked.get(channel);
        boolean isTime = before == null || before.plus(LOOK).isBefore(now);
        if (isTime) {
            looked.put(channel, now);
        }
        return isTime;
    }

    private int most(Publication publication) {
        return switch (publication.target()) {
            case CALL -> levels.most(publication.channel());
            case QUEUE -> MOST_TO_QUEUE;
            case FILE -> MOST_IN_FILE;
        };
    }

    private List<Told> news(Publication publication, List<Sku> skus, Duration lag, Instant now) {
        var channel = publication.channel();
        var told = publications.told(channel, skus);
        var sold = paces.of(skus, now);
        var several = places.of(publication);
        if (several.isEmpty()) {
            var all = promises.of(channel, skus, publication.where()).values();
            return Numbers.news(publication, all, told, sold, lag);
        }
        var numbers = new ArrayList<Told>();
        several.forEach((location, where) -> numbers.addAll(
                Numbers.at(location, where, promises.of(channel, skus, where).values(), sold, lag)));
        // What stood for all before stands for nothing now: its mapping knows which location that was.
        return Numbers.changed(
                numbers,
                told.stream().filter(each -> !each.location().isEmpty()).toList());
    }

    /** One key for all of a channel's messages, which keeps their order. */
    private static UUID keyOf(String channel) {
        return UUID.nameUUIDFromBytes((QUEUE + channel).getBytes(StandardCharsets.UTF_8));
    }

    private void send(Publication publication, long seq, List<Told> news) {
        var channel = publication.channel();
        if (publication.isWholeFile()) {
            var message = Map.of("channel", channel, "seq", seq, StockDoor.WHOLE, true);
            ask(StockDoor.PREFIX + channel, channel + " " + seq, files.numbered(channel, message));
            return;
        }
        var message = Map.of("channel", channel, "seq", seq, "items", items(news));
        switch (publication.target()) {
            case QUEUE -> outbox.put(List.of(new OutboxMessage(keyOf(channel), QUEUE + channel, Json.write(message))));
            case CALL -> ask(ChannelRequests.DOOR + channel, channel + " " + seq, message);
            case FILE -> ask(StockDoor.PREFIX + channel, channel + " " + seq, files.numbered(channel, message));
        }
    }

    static List<Map<String, Object>> items(List<Told> told) {
        return told.stream()
                .map(each -> each.location().isEmpty()
                        ? Map.<String, Object>of("sku", each.sku().value(), "quantity", each.quantity())
                        : Map.<String, Object>of(
                                "sku", each.sku().value(), "location", each.location(), "quantity", each.quantity()))
                .toList();
    }

    private void ask(String door, String subject, Map<String, ?> message) {
        attempts.request(List.of(new Attempt.Request(door, KIND, subject, null, Json.write(message))));
    }
}

package io.serai.fulfilment;

import io.serai.fulfilment.Publications.Publication;
import io.serai.fulfilment.Publications.Told;
import io.serai.inventory.Buffer;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.log.Outbox;
import io.serai.log.OutboxMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells queues what a channel can sell, within seconds of a change: changes gather for as long as the settings say, and only numbers
 * that are others than those told before are sent. Channels' own doors are told by {@link ChannelStock}, of the same promises.
 */
@Port
@Component("publisher")
public class Publisher {
    private static final String READER = "queues";
    private static final String QUEUE = "serai.stock.";
    private static final int MOST = 500;

    private final Publications publications;
    private final StockNews news;
    private final Promises promises;
    private final Outbox outbox;
    private final Clock clock;

    Publisher(Publications publications, StockNews news, Promises promises, Outbox outbox, Clock clock) {
        this.publications = publications;
        this.news = news;
        this.promises = promises;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * From now on the queue is told, first of everything.
     *
     * @param channel whose promises it is told
     * @param byLocation a number for each location instead of one for all
     * @param locations those that count; null: all
     */
    @Transactional
    public void publish(
            String name, String channel, boolean byLocation, @Nullable Set<String> locations, Duration every) {
        publications.save(new Publication(name, channel, byLocation, locations, every, 0, null));
        publications.resend(name);
    }

    /** Tells a queue everything anew; false if there is none of this name. */
    @Transactional
    public boolean resend(String name) {
        return publications.resend(name);
    }

    /** Finds what may have changed, and how fast it sells. One hub at a time does it. */
    @Transactional
    public void gather() {
        news.count(clock.instant());
        var read = news.read(READER);
        publications.due(read.skus());
        if (read.all()) {
            publications.allDue();
        }
    }

    /** The queues that may be due now. */
    public List<String> names() {
        return publications.all().stream().map(Publication::name).toList();
    }

    /** Tells a queue what has changed for it, if it is its time; how many numbers. */
    @Transactional
    public int tell(String name) {
        var now = clock.instant();
        return publications
                .lock(name)
                .filter(publication -> publication.isTime(now))
                .map(publication -> tell(publication, now))
                .orElse(0);
    }

    private int tell(Publication publication, Instant now) {
        var told = changed(publication, publications.takeDue(publication.name(), MOST), now);
        if (!told.isEmpty()) {
            long seq = publication.seq() + 1;
            publications.tell(publication.name(), told, now);
            send(publication, seq, told);
            publications.sent(publication.name(), seq, now);
        }
        return told.size();
    }

    private List<Told> changed(Publication publication, List<Sku> skus, Instant now) {
        var before = new HashMap<Told, Integer>();
        publications.told(publication.name(), skus).forEach(each -> before.put(key(each), each.quantity()));
        var paces = news.paces(skus, now);
        var changed = new ArrayList<Told>();
        promises.of(publication.channel(), skus, publication.where()).forEach((sku, promise) -> {
            int buffer = Buffer.pieces(paces.getOrDefault(sku, 0.0), publication.every());
            numbers(publication, promise, buffer).stream()
                    .filter(each -> !Integer.valueOf(each.quantity()).equals(before.get(key(each))))
                    .forEach(changed::add);
        });
        return changed;
    }

    private static List<Told> numbers(Publication publication, Promise promise, int buffer) {
        return publication.byLocation()
                ? promise.places().stream()
                        .map(at -> new Told(promise.sku(), at.location().value(), Math.max(0, at.now() - buffer)))
                        .toList()
                : List.of(new Told(promise.sku(), "", promise.less(buffer)));
    }

    private static Told key(Told told) {
        return new Told(told.sku(), told.location(), 0);
    }

    private void send(Publication publication, long seq, List<Told> told) {
        var items = told.stream()
                .map(each -> each.location().isEmpty()
                        ? Map.of("sku", each.sku().value(), "quantity", each.quantity())
                        : Map.of("sku", each.sku().value(), "location", each.location(), "quantity", each.quantity()))
                .toList();
        var body = Json.write(Map.of("channel", publication.channel(), "seq", seq, "items", items));
        var address = QUEUE + publication.name();
        // One key for all of a queue's messages, which keeps their order.
        var key = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
        outbox.put(List.of(new OutboxMessage(key, address, body)));
    }
}

package io.serai.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.inventory.Buffer;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Json;
import io.serai.log.Rows;
import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import io.serai.mapping.Partner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many pieces each channel was told that it may sell, and what it has to be told now: a SKU whose number is another than the one it
 * was told, and no call about which is under way. Changes between two rounds are gathered; the number is read when it is told. A channel
 * has as many messages at once as its settings say, so that one that is slow, or asks us to wait, is waited for.
 */
@Port
@Component("channelStock")
public class ChannelStock {
    private static final String READER = "channels";

    /** More are not compared at once; the others are in the next round. */
    private static final int SWEEP = 2_000;

    /** A call that took longer has kept so many pieces off that its numbers are looked at again. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private record Row(String name, String sku) {}

    private record Due(String name, Sku sku, @Nullable Integer told) {}

    private record Asked(String name, UUID batch) {}

    /** A SKU as the channel calls it, and how many pieces of it may be sold. */
    record Level(String sku, int available) {}

    record Levels(List<Level> levels) {}

    private final JdbcTemplate jdbc;
    private final Attempts attempts;
    private final Outbound outbound;
    private final Promises promises;
    private final StockNews news;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Set<String> channels;

    /** How long the last answer of each channel took, as this hub has seen it. */
    private final Map<String, Duration> lags = new ConcurrentHashMap<>();

    ChannelStock(
            JdbcTemplate jdbc,
            Attempts attempts,
            Outbound outbound,
            ToldChannels told,
            Promises promises,
            StockNews news,
            Catalogue catalogue,
            Clock clock) {
        this.promises = promises;
        this.news = news;
        this.catalogue = catalogue;
        this.clock = clock;
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.outbound = outbound;
        this.channels = told.of(Message.STOCK);
    }

    /** Asks for the calls that tell what changed; how many. */
    @Transactional
    public int tell() {
        if (channels.isEmpty()) {
            return 0;
        }
        var read = news.read(READER);
        if (read.all()) {
            compare();
        }
        var skus = read.skus().stream().map(Sku::value).toList();
        int asked = 0;
        for (var channel : channels) {
            var partner = outbound.partner(channel);
            mark(partner, skus);
            asked += ask(partner);
        }
        return asked;
    }

    /**
     * Looks at every SKU, once when the hub starts and then each day: those that a channel was never told of, and those whose number
     * changed by other means than a move.
     */
    @Transactional
    public void compare() {
        for (var channel : channels) {
            mark(outbound.partner(channel), jdbc.queryForList("select distinct sku from stock", String.class));
        }
    }

    private void mark(Partner channel, Collection<String> skus) {
        var rows = skus.stream()
                .sorted()
                .flatMap(sku -> channel.namesOf(sku).stream().map(name -> new Row(name, sku)))
                .toList();
        Rows.of(rows).text(row -> channel.name()).text(Row::name).text(Row::sku).update(jdbc, """
                        insert into channel_stock (channel, name, sku) select * from :rows
                        on conflict (channel, name) do update set due = true, sku = excluded.sku
                        """);
    }

    private int ask(Partner channel) {
        int free = channel.back().calls() - underWay(channel);
        if (free <= 0) {
            return 0;
        }
        var asked = batches(channel, changed(channel, free * channel.back().skus()));
        Rows.of(asked)
                .text(row -> channel.name())
                .text(Asked::name)
                .uuid(Asked::batch)
                .update(jdbc, """
                        update channel_stock c set due = false, batch = r.batch from :rows as r(channel, name, batch)
                        where c.channel = r.channel and c.name = r.name
                        """);
        var requests = asked.stream()
                .map(Asked::batch)
                .distinct()
                .map(batch -> request(channel, batch))
                .toList();
        attempts.request(requests);
        return requests.size();
    }

    /** Names of which the channel has heard another number, or none; the rest of those looked at is no longer due. */
    private List<String> changed(Partner channel, int most) {
        var due = jdbc.query(
                """
                select name, sku, told from channel_stock where channel = ? and due and batch is null
                order by name limit ? for update skip locked
                """,
                (row, n) -> new Due(row.getString(1), new Sku(row.getString(2)), row.getObject(3, Integer.class)),
                channel.name(),
                Math.max(most, SWEEP));
        var numbers = numbers(channel.name(), due.stream().map(Due::sku).toList(), lag(channel.name()));
        var same = due.stream()
                .filter(each -> Objects.equals(each.told(), numbers.get(each.sku())))
                .toList();
        Rows.of(same).text(each -> channel.name()).text(Due::name).update(jdbc, """
                        update channel_stock c set due = false from :rows as r(channel, name)
                        where c.channel = r.channel and c.name = r.name
                        """);
        return due.stream()
                .filter(each -> !same.contains(each))
                .map(Due::name)
                .limit(most)
                .toList();
    }

    /** What can be promised over all places that send goods, less what is kept off a channel that hears late. */
    private Map<Sku, Integer> numbers(String channel, List<Sku> skus, Duration lag) {
        var ships = catalogue.locations().stream()
                .filter(Location::ships)
                .map(Location::id)
                .collect(Collectors.toSet());
        var paces = news.paces(skus, clock.instant());
        var numbers = new HashMap<Sku, Integer>();
        promises.of(channel, skus, ships::contains)
                .forEach((sku, promise) ->
                        numbers.put(sku, promise.less(Buffer.pieces(paces.getOrDefault(sku, 0.0), lag))));
        return numbers;
    }

    private Duration lag(String channel) {
        return lags.getOrDefault(channel, Duration.ZERO);
    }

    private int underWay(Partner channel) {
        return Optional.ofNullable(jdbc.queryForObject(
                        "select count(distinct batch)::int from channel_stock where channel = ? and batch is not null",
                        Integer.class,
                        channel.name()))
                .orElse(0);
    }

    private static List<Asked> batches(Partner channel, List<String> due) {
        var asked = new ArrayList<Asked>();
        var batch = Ids.next();
        for (var name : due) {
            if (!asked.isEmpty() && asked.size() % channel.back().skus() == 0) {
                batch = Ids.next();
            }
            asked.add(new Asked(name, batch));
        }
        return asked;
    }

    private static Attempt.Request request(Partner channel, UUID batch) {
        return new Attempt.Request(
                ChannelMessages.DOOR + channel.name(), Message.STOCK.name(), batch.toString(), null, "{}");
    }

    /** The numbers as they are now; they are what it was told once the call is done. */
    JsonNode message(Attempt attempt) {
        var channel = ChannelMessages.channel(attempt);
        var batch = UUID.fromString(attempt.subject());
        var rows = jdbc.query(
                "select name, sku from channel_stock where channel = ? and batch = ? order by name",
                (row, n) -> new Row(row.getString(1), row.getString(2)),
                channel,
                batch);
        if (rows.isEmpty()) {
            throw new NothingToCallException("told-before");
        }
        var waits = Duration.between(attempt.createdAt(), clock.instant());
        var lag = waits.compareTo(lag(channel)) > 0 ? waits : lag(channel);
        var numbers = numbers(channel, rows.stream().map(row -> new Sku(row.sku())).toList(), lag);
        var levels = rows.stream()
                .map(row -> new Level(row.name(), numbers.getOrDefault(new Sku(row.sku()), 0)))
                .toList();
        Rows.of(levels)
                .text(level -> channel)
                .text(Level::sku)
                .integer(Level::available)
                .update(jdbc, """
                        update channel_stock c set asked = r.asked from :rows as r(channel, name, asked)
                        where c.channel = r.channel and c.name = r.name
                        """);
        return Json.tree(new Levels(levels));
    }

    /**
     * In the transaction that writes the outcome; what was refused is told again when it changes. What was told late had a large buffer
     * kept off, and is looked at again.
     */
    void told(Attempt attempt) {
        var channel = ChannelMessages.channel(attempt);
        var took = Duration.between(attempt.createdAt(), clock.instant());
        lags.put(channel, took);
        jdbc.update(
                "update channel_stock set told = asked, batch = null, due = due or ? where channel = ? and batch = ?",
                took.compareTo(LATE) > 0,
                channel,
                UUID.fromString(attempt.subject()));
    }
}

package io.serai.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.inventory.StockChange;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Json;
import io.serai.log.Rows;
import io.serai.mapping.Outbound;
import io.serai.mapping.Outbound.Message;
import io.serai.mapping.Partner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private static final int SWEEP = 10_000;

    /** What may be promised of a SKU over all places that send goods. */
    private static final String AVAILABLE = """
            coalesce((select sum(greatest(0, s.on_hand - s.reserved - s.safety + s.oversell))
                      from stock s join location l on l.id = s.location where s.sku = c.sku and l.ships), 0)::int
            """;

    private record Row(String name, String sku) {}

    private record Asked(String name, UUID batch) {}

    /** A SKU as the channel calls it, and how many pieces of it may be sold. */
    record Level(String sku, int available) {}

    record Levels(List<Level> levels) {}

    private final JdbcTemplate jdbc;
    private final Attempts attempts;
    private final Outbound outbound;
    private final Set<String> channels;

    ChannelStock(JdbcTemplate jdbc, Attempts attempts, Outbound outbound, ToldChannels told) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.outbound = outbound;
        this.channels = told.of(Message.STOCK);
    }

    /** The stock changes with this transaction; noted only where some channel is told of stock. */
    void note(Collection<StockChange> changes) {
        if (!channels.isEmpty()) {
            Rows.of(changes.stream().map(change -> change.place().sku().value()).collect(Collectors.toSet()))
                    .text(sku -> sku)
                    .update(jdbc, "insert into stock_news (sku) select * from :rows");
        }
    }

    /** Asks for the calls that tell what changed; how many. */
    @Transactional
    public int tell() {
        if (channels.isEmpty()) {
            return 0;
        }
        var news = news();
        int asked = 0;
        for (var channel : channels) {
            var partner = outbound.partner(channel);
            mark(partner, news);
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

    private Set<String> news() {
        return Set.copyOf(jdbc.queryForList("""
                delete from stock_news where id in (select id from stock_news order by id limit %d for update skip locked)
                returning sku
                """.formatted(SWEEP), String.class));
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
        forgetUnchanged(channel);
        var due = jdbc.queryForList(
                """
                select name from channel_stock where channel = ? and due and batch is null
                order by name limit ? for update skip locked
                """, String.class, channel.name(), free * channel.back().skus());
        var asked = batches(channel, due);
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

    private void forgetUnchanged(Partner channel) {
        jdbc.update("""
                update channel_stock c set due = false
                where c.channel = ? and c.due and c.batch is null and c.told is not distinct from %s
                """.formatted(AVAILABLE), channel.name());
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
        var levels = jdbc.query(
                "update channel_stock c set asked = %s where c.channel = ? and c.batch = ? returning c.name, c.asked"
                        .formatted(AVAILABLE),
                (row, n) -> new Level(row.getString(1), row.getInt(2)),
                ChannelMessages.channel(attempt),
                UUID.fromString(attempt.subject()));
        if (levels.isEmpty()) {
            throw new NothingToCallException("told-before");
        }
        return Json.tree(new Levels(levels));
    }

    /** In the transaction that writes the outcome; what was refused is told again when it changes. */
    void told(Attempt attempt) {
        jdbc.update(
                "update channel_stock set told = asked, batch = null where channel = ? and batch = ?",
                ChannelMessages.channel(attempt),
                UUID.fromString(attempt.subject()));
    }
}

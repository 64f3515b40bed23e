package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.uuid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the events of an order, and what was told of it and not taken, and puts them into words. */
@Component
class TimelineReader {
    /** An order that has more events than this is shown its first ones. */
    private static final int MAX_EVENTS = 2_000;

    /** Nobody reads how often a channel has told the same. */
    private static final int MAX_NOT_TAKEN = 100;

    private record NotTaken(
            ReceiptId receipt, String outcome, @Nullable String reason, String partner, Instant at) {}

    private final JdbcClient jdbc;
    private final EventWords words = new EventWords();

    TimelineReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TimelineEntry> read(OrderId order, Locale language) {
        var events = jdbc.sql("select * from event where order_id = :id order by seq limit :limit")
                .param("id", order.value())
                .param("limit", MAX_EVENTS)
                .query((row, i) -> entry(row, language))
                .list();
        return events.isEmpty() ? events : merged(events, notTaken(order), language);
    }

    /**
     * What was told and not taken, the newest ones: by receipt, so that what came twice in one is there once. A provider or carrier that
     * has no news has told nothing.
     */
    private List<NotTaken> notTaken(OrderId order) {
        return jdbc.sql("""
                        select i.receipt_id, i.no, i.outcome, i.reason, r.partner, r.received_at from receipt_item i
                          join receipt r on r.id = i.receipt_id
                        where i.order_id = :id and i.outcome in ('IGNORED', 'PARKED') and i.reason is distinct from 'no-news'
                        order by r.received_at desc, i.receipt_id desc, i.no limit :limit
                        """)
                .param("id", order.value())
                .param("limit", MAX_NOT_TAKEN)
                .query((row, i) -> new NotTaken(
                        new ReceiptId(uuid(row, "receipt_id")),
                        row.getString("outcome"),
                        optional(row, "reason"),
                        row.getString("partner"),
                        instant(row, "received_at")))
                .list();
    }

    /** By time; an order begins with its first event. */
    private List<TimelineEntry> merged(List<TimelineEntry> events, List<NotTaken> notTaken, Locale language) {
        var all = new ArrayList<>(events);
        for (var told : notTaken) {
            int place = events.size();
            while (place > 1 && events.get(place - 1).at().isAfter(told.at())) {
                place--;
            }
            all.add(place, entry(told, events.get(place - 1).to(), language));
        }
        return all;
    }

    private TimelineEntry entry(NotTaken told, String state, Locale language) {
        var data = JsonNodeFactory.instance.objectNode();
        if (told.reason() != null) {
            data.put(told.outcome().equals("PARKED") ? "code" : "reason", told.reason());
        }
        var type = "MESSAGE_" + told.outcome();
        return new TimelineEntry(
                null,
                told.at(),
                type,
                state,
                state,
                told.partner(),
                told.receipt(),
                data,
                words.text(type, data, language));
    }

    private TimelineEntry entry(ResultSet row, Locale language) throws SQLException {
        var receipt = optionalUuid(row, "receipt_id");
        var type = row.getString("type");
        var data = json(row, "data");
        return new TimelineEntry(
                row.getInt("seq"),
                instant(row, "at"),
                type,
                optional(row, "from_state"),
                row.getString("to_state"),
                row.getString("actor"),
                receipt == null ? null : new ReceiptId(receipt),
                data,
                words.text(type, data, language));
    }
}

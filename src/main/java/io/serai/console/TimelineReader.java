package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalUuid;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the events of an order and puts them into words. */
@Component
class TimelineReader {
    /** An order that has more events than this is shown its first ones. */
    private static final int MAX_EVENTS = 2_000;

    private final JdbcClient jdbc;
    private final EventWords words = new EventWords();

    TimelineReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TimelineEntry> read(OrderId order, Locale language) {
        return jdbc.sql("select * from event where order_id = :id order by seq limit :limit")
                .param("id", order.value())
                .param("limit", MAX_EVENTS)
                .query((row, i) -> entry(row, language))
                .list();
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

package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.uuid;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deadlines that have passed, and what each is about. Ids sort by the time at which an alert was raised. */
@Component
public class AlertQueries {
    /** What an alert is about is read for the rows of one page only. */
    private static final String ABOUT = """
            select a.*, coalesce(o.number, o.reference) as number, r.id as receipt,
              coalesce(r.partner, case when position(':' in c.door) > 0 then split_part(c.door, ':', 2) else c.door end,
                case when a.code in ('partner-silent', 'file-late', 'pull-behind', 'exceptions-many', 'stock-refused-all') then a.subject
                  when a.code = 'stock-refused' then split_part(a.subject, ' ', 1) end, o.channel) as partner,
              coalesce(r.lane, c.kind, o.state,
                case when a.code in ('calls-many', 'relay-behind', 'disk-low') then a.subject
                  when a.code = 'stock-refused' then substr(a.subject, position(' ' in a.subject || ' ') + 1) end) as about
            from page a
            left join orders o on o.id = a.order_id
            left join receipt r on r.id = case when a.code = 'receipt-overdue' then a.subject::uuid end
            left join attempt c on c.id = case when a.code = 'call-overdue' then a.subject::uuid end
            """;

    private static final UUID NEWEST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    AlertQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those raised before the one that is named, newest first; the newest ones where none is. */
    public Slice<AlertView> before(AlertFilter filter, @Nullable UUID alert, int size) {
        int bounded = PageOf.boundedSize(size);
        var rows = jdbc.sql("with page as (select * from alert a where " + filter.clause()
                        + " and a.id < :before order by a.id desc limit :limit) " + ABOUT + "order by a.id desc")
                .param("before", alert == null ? NEWEST : alert)
                .param("limit", bounded + 1)
                .query((row, i) -> alert(row))
                .list();
        return Slice.of(rows, bounded, last -> last.id().toString());
    }

    /**
     * Open ones first, then newest first; null does not narrow. {@code page} counts from 0; {@code size} is cut to
     * {@value PageOf#MAX_SIZE}.
     */
    public PageOf<AlertView> list(@Nullable AlertFilter filter, int page, int size) {
        int bounded = PageOf.boundedSize(size);
        int from = PageOf.boundedPage(page);
        var where = filter == null ? "" : " where " + filter.clause();
        var total = jdbc.sql("select count(*) from alert a" + where)
                .query(Long.class)
                .single();
        var order = " order by a.closed_at is not null, a.id desc ";
        var items = jdbc.sql("with page as (select * from alert a" + where + order + "limit :limit offset :offset) "
                        + ABOUT + order)
                .param("limit", bounded)
                .param("offset", (long) from * bounded)
                .query((row, i) -> alert(row))
                .list();
        return new PageOf<>(items, from, bounded, total);
    }

    private static AlertView alert(ResultSet row) throws SQLException {
        var order = optionalUuid(row, "order_id");
        var receipt = optionalUuid(row, "receipt");
        return new AlertView(
                uuid(row, "id"),
                row.getString("code"),
                order == null ? null : new OrderId(order),
                optional(row, "number"),
                receipt == null ? null : new ReceiptId(receipt),
                optional(row, "partner"),
                optional(row, "about"),
                instant(row, "raised_at"),
                optionalInstant(row, "closed_at"));
    }
}

package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What suppliers have announced and not yet brought: lines of purchase orders and of advance ship notices (ASN). */
@Repository
public class ExpectedReceipts {
    /** {@code quantity} is all that was announced, {@code due} a day in the location's own zone. */
    public record Line(String reference, StockPlace place, int quantity, int received, LocalDate due) {
        public int open() {
            return Math.max(0, quantity - received);
        }
    }

    private final JdbcTemplate jdbc;

    ExpectedReceipts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is still to come of these SKUs, by the day it is due. */
    public List<Line> of(Collection<Sku> skus) {
        return Rows.of(skus)
                .text(Sku::value)
                .query(
                        jdbc,
                        """
                        select e.* from :rows as k(sku) join expected_receipt e using (sku)
                        where e.received < e.quantity order by e.due, e.reference, e.location
                        """,
                        (row, n) -> new Line(
                                row.getString("reference"),
                                new StockPlace(
                                        new LocationId(row.getString("location")), new Sku(row.getString("sku"))),
                                row.getInt("quantity"),
                                row.getInt("received"),
                                row.getDate("due").toLocalDate()));
    }

    /** Announces, or announces anew: quantity and day are what was said last. What has come already is not undone. */
    public void save(Collection<Line> lines) {
        Rows.of(lines)
                .text(Line::reference)
                .text(line -> line.place().location().value())
                .text(line -> line.place().sku().value())
                .integer(Line::quantity)
                .text(line -> Date.valueOf(line.due()).toString())
                .update(jdbc, """
                        insert into expected_receipt (reference, location, sku, quantity, due)
                        select reference, location, sku, quantity, due::date
                        from :rows as r(reference, location, sku, quantity, due) order by 1, 2, 3
                        on conflict (reference, location, sku) do update
                          set quantity = excluded.quantity, due = excluded.due
                        """);
    }

    /** So many of an announced line have come. */
    public void received(Collection<Line> lines) {
        Rows.of(lines)
                .text(Line::reference)
                .text(line -> line.place().location().value())
                .text(line -> line.place().sku().value())
                .integer(Line::received)
                .update(jdbc, """
                        update expected_receipt e set received = e.received + r.received
                        from :rows as r(reference, location, sku, received)
                        where e.reference = r.reference and e.location = r.location and e.sku = r.sku
                        """);
    }
}

package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What suppliers have announced and not yet brought: lines of purchase orders and of advance ship notices (ASN). What is late is counted on
 * for a few days more, as due on the last of them, and then no longer, until it is announced anew or has come.
 */
@Port
@Repository("expectedReceipts")
public class ExpectedReceipts {
    private static final int MOST_LATE = 60;

    /** {@code quantity} is all that was announced, {@code due} a day in the location's own zone. */
    public record Line(String reference, StockPlace place, int quantity, int received, LocalDate due) {
        public int open() {
            return Math.max(0, quantity - received);
        }
    }

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final int late;

    /** @param late for how many days after its day a line is still counted on */
    ExpectedReceipts(JdbcTemplate jdbc, Clock clock, @Value("${serai.stock.late-receipts:3}") int late) {
        if (late < 0 || late > MOST_LATE) {
            throw new IllegalArgumentException("serai.stock.late-receipts is 0 to " + MOST_LATE + " days, not " + late);
        }
        this.jdbc = jdbc;
        this.clock = clock;
        this.late = late;
    }

    /** What is still to come of these SKUs and can be counted on, by the day it is due: never one that is over. */
    public List<Line> of(Collection<Sku> skus) {
        var now = clock.instant();
        return Rows.of(skus)
                .text(Sku::value)
                .instant(sku -> now)
                .query(
                        jdbc,
                        """
                        select e.*, case when e.due < t.today then e.due + %1$d else e.due end as counts
                        from :rows as k(sku, now) join expected_receipt e using (sku)
                          left join location w on w.id = e.location,
                          lateral (select (k.now at time zone coalesce(w.zone, 'UTC'))::date as today) t
                        where e.received < e.quantity and e.due + %1$d >= t.today order by counts, e.reference, e.location
                        """.formatted(late),
                        (row, n) -> new Line(
                                row.getString("reference"),
                                new StockPlace(
                                        new LocationId(row.getString("location")), new Sku(row.getString("sku"))),
                                row.getInt("quantity"),
                                row.getInt("received"),
                                row.getDate("counts").toLocalDate()));
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
                          set quantity = excluded.quantity, due = excluded.due, told = excluded.told
                        """);
    }

    /**
     * So many of a line have come. One that is announced later only has come by then already: of it nothing is expected before, and its day is
     * not known.
     */
    public void received(Collection<Line> lines) {
        Rows.of(lines)
                .text(Line::reference)
                .text(line -> line.place().location().value())
                .text(line -> line.place().sku().value())
                .integer(Line::received)
                .update(jdbc, """
                        insert into expected_receipt as e (reference, location, sku, quantity, received, due)
                        select reference, location, sku, 0, sum(received), date '1970-01-01'
                        from :rows as r(reference, location, sku, received) group by reference, location, sku order by 1, 2, 3
                        on conflict (reference, location, sku) do update set received = e.received + excluded.received
                        """);
    }

    /** Channels hear of what has become late, and of what is no longer counted on; of how many lines. */
    @Transactional
    public int lapse() {
        return jdbc.update("""
                with today as (
                  select e.reference, e.location, e.sku,
                    case when e.due + %1$d < t.today then 'LAPSED' else 'LATE' end as told
                  from expected_receipt e left join location w on w.id = e.location,
                    lateral (select (?::timestamptz at time zone coalesce(w.zone, 'UTC'))::date as today) t
                  where e.received < e.quantity and e.told <> 'LAPSED' and e.due < t.today
                  order by e.reference, e.location, e.sku for no key update of e skip locked),
                touched as (
                  insert into stock_touch (sku)
                  select distinct sku from today join expected_receipt e using (reference, location, sku) where e.told <> today.told)
                update expected_receipt e set told = today.told from today
                where e.reference = today.reference and e.location = today.location and e.sku = today.sku and e.told <> today.told
                """.formatted(late), Timestamp.from(clock.instant()));
    }
}

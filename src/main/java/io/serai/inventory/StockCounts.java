package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** When each place was counted last, by the counter's own clock, and what has moved there since. */
@Repository
public class StockCounts {
    /** {@code lot} is "" for all that is there. */
    public record Count(StockPlace place, String lot, Instant at) {
        /** As exact as the tables keep it. */
        public Count {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    private record What(StockPlace place, String lot) implements Comparable<What> {
        private static final Comparator<What> ORDER =
                Comparator.comparing(What::place).thenComparing(What::lot);

        @Override
        public int compareTo(What other) {
            return ORDER.compare(this, other);
        }
    }

    private final JdbcTemplate jdbc;

    StockCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes the newest count of each place, and returns those that are not older than what was noted before. */
    public List<Count> newer(Collection<Count> counts) {
        var newest = new TreeMap<What, Instant>();
        counts.forEach(count ->
                newest.merge(new What(count.place(), count.lot()), count.at(), (a, b) -> a.isAfter(b) ? a : b));
        return Rows.of(newest.entrySet())
                .text(each -> each.getKey().place().location().value())
                .text(each -> each.getKey().place().sku().value())
                .text(each -> each.getKey().lot())
                .instant(each -> each.getValue())
                .query(
                        jdbc,
                        """
                        insert into stock_count as c (location, sku, lot, at) select * from :rows
                        on conflict (location, sku, lot) do update set at = excluded.at where c.at <= excluded.at
                        returning location, sku, lot
                        """,
                        (row, n) -> new What(
                                new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2))),
                                row.getString(3)))
                .stream()
                .map(what -> new Count(what.place(), what.lot(), Objects.requireNonNull(newest.get(what))))
                .toList();
    }

    /** Those that the last count of their place, or of their lot there, has seen already. */
    public Set<Count> seen(Collection<Count> facts) {
        return Set.copyOf(Rows.of(facts)
                .text(each -> each.place().location().value())
                .text(each -> each.place().sku().value())
                .text(Count::lot)
                .instant(Count::at)
                .query(
                        jdbc,
                        """
                        select f.location, f.sku, f.lot, f.at from :rows as f(location, sku, lot, at)
                        where exists (
                          select from stock_count c
                          where c.location = f.location and c.sku = f.sku and c.lot in ('', f.lot) and c.at > f.at)
                        """,
                        (row, n) -> new Count(
                                new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2))),
                                row.getString(3),
                                row.getTimestamp(4).toInstant())));
    }

    /**
     * What came to, or below 0 went from, each place after it was counted, as far as it is posted: what a count did not see, and what is
     * to be added to it. What only says what was there is no move: another count, and what the books were put right by.
     */
    public Map<Count, StockDelta> since(Collection<Count> counts) {
        var since = new HashMap<Count, StockDelta>();
        Rows.of(List.copyOf(counts))
                .text(each -> each.place().location().value())
                .text(each -> each.place().sku().value())
                .text(Count::lot)
                .instant(Count::at)
                .query(
                        jdbc,
                        """
                        select k.location, k.sku, k.lot, k.at, e.account, sum(e.quantity)
                        from :rows as k(location, sku, lot, at) join stock_entry e using (location, sku)
                        where e.at > k.at and coalesce(e.happened, e.at) > k.at and k.lot in ('', e.lot)
                          and e.cause not in ('COUNT', 'LOT', 'RESERVATION', 'RELEASE')
                          and not (e.cause = 'DISCREPANCY' and e.quantity > 0)
                        group by k.location, k.sku, k.lot, k.at, e.account
                        """,
                        (row, n) -> since.merge(
                                new Count(
                                        new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2))),
                                        row.getString(3),
                                        row.getTimestamp(4).toInstant()),
                                StockDelta.of(Account.valueOf(row.getString(5)), row.getInt(6)),
                                StockDelta::plus));
        return since;
    }
}

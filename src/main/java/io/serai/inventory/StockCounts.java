package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** When each place was counted last, by the counter's own clock. */
@Repository
public class StockCounts {
    /** {@code lot} is "" for all that is there. */
    public record Count(StockPlace place, String lot, Instant at) {}

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
}

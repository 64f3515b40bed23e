package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** When each place was counted last, by the counter's own clock. */
@Repository
public class StockCounts {
    public record Count(StockPlace place, Instant at) {}

    private final JdbcTemplate jdbc;

    StockCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes the newest count of each place, and returns those that are not older than what was noted before. */
    public List<Count> newer(Collection<Count> counts) {
        var newest = new TreeMap<StockPlace, Instant>();
        counts.forEach(count -> newest.merge(count.place(), count.at(), (a, b) -> a.isAfter(b) ? a : b));
        return Rows.of(newest.entrySet())
                .text(each -> each.getKey().location().value())
                .text(each -> each.getKey().sku().value())
                .instant(each -> each.getValue())
                .query(
                        jdbc,
                        """
                        insert into stock_count as c (location, sku, at) select * from :rows
                        on conflict (location, sku) do update set at = excluded.at where c.at <= excluded.at
                        returning location, sku
                        """,
                        (row, n) -> new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2))))
                .stream()
                .map(place -> new Count(place, Objects.requireNonNull(newest.get(place))))
                .toList();
    }
}

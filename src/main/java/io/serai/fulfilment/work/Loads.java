package io.serai.fulfilment.work;

import io.serai.kernel.LocationId;
import io.serai.log.Rows;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Site;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How many parcels locations were given, by the hour. Counted only where the rule set has capacities. */
@Repository
public class Loads {
    private final JdbcTemplate jdbc;

    Loads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of today, by each location's own clock, and of this hour; without those that were given none. */
    public Map<LocationId, Load> of(Collection<Site> sites, Instant now) {
        var loads = new HashMap<LocationId, Load>();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        Rows.of(sites)
                .text(site -> site.id().value())
                .instant(site -> now.atZone(site.zone())
                        .toLocalDate()
                        .atStartOfDay(site.zone())
                        .toInstant())
                .query(
                        jdbc,
                        """
                        select l.location, sum(l.parcels), coalesce(sum(l.parcels) filter (where l.hour = '%s'), 0)
                        from :rows as s(location, day) join sourcing_load l on l.location = s.location and l.hour >= s.day
                        group by l.location
                        """.formatted(hour),
                        (row, n) ->
                                loads.put(new LocationId(row.getString(1)), new Load(row.getInt(2), row.getInt(3))));
        return loads;
    }

    /** After the stock rows, and in the order of the locations. */
    void add(Map<LocationId, Integer> parcels, Instant now) {
        Rows.of(new TreeMap<>(parcels).entrySet())
                .text(each -> each.getKey().value())
                .integer(Map.Entry::getValue)
                .instant(each -> now.truncatedTo(ChronoUnit.HOURS))
                .update(jdbc, """
                        insert into sourcing_load (location, parcels, hour) select * from :rows
                        on conflict (location, hour) do update set parcels = sourcing_load.parcels + excluded.parcels
                        """);
    }
}

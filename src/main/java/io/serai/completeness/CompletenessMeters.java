package io.serai.completeness;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.serai.kernel.Port;
import io.serai.log.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the last comparison of each channel found, and how long ago that was, as numbers for monitoring. */
@Port
@Component("completenessMeters")
public class CompletenessMeters {
    private static final double MILLIS = 1_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final MultiGauge found;
    private final MultiGauge oldest;

    CompletenessMeters(JdbcTemplate jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.found = MultiGauge.builder("serai.reconcile.open")
                .description("orders that are not here as they are at the channel, as the last comparison found them")
                .register(meters);
        this.oldest = MultiGauge.builder("serai.reconcile.oldest")
                .description("since when no comparison of a channel has come to its end")
                .baseUnit("seconds")
                .register(meters);
    }

    public void refresh() {
        var counts = new ArrayList<Row<?>>();
        var ages = new ArrayList<Row<?>>();
        jdbc.query("""
                select distinct on (partner) partner, found, ended_at from reconcile_run
                where ended_at is not null and why is null order by partner, asked_at desc
                """, row -> {
            var partner = row.getString("partner");
            var kinds = Json.parse(row.getString("found"));
            for (var kind : Finding.Kind.values()) {
                int count = kinds.path(kind.name()).asInt();
                counts.add(Row.of(Tags.of("partner", partner, "kind", kind.name()), count));
            }
            var age = Duration.between(row.getTimestamp("ended_at").toInstant(), clock.instant());
            ages.add(Row.of(Tags.of("partner", partner), age.toMillis() / MILLIS));
        });
        found.register(counts, true);
        oldest.register(ages, true);
    }
}

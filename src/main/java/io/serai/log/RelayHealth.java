package io.serai.log;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Whether what is to be sent is sent: down if the oldest message for a queue has waited for the broker longer than
 * {@code serai.relay.patience}. Which queues, and since how many seconds, is in {@code behind}: one alone is full, because nobody reads it.
 */
@Component("relayHealthIndicator")
class RelayHealth implements HealthIndicator {
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration patience;

    RelayHealth(JdbcTemplate jdbc, Clock clock, @Value("${serai.relay.patience:1m}") Duration patience) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Health health() {
        var behind = new LinkedHashMap<String, Long>();
        long oldest = 0;
        for (var each : oldest().entrySet()) {
            var age = Duration.between(each.getValue().toInstant(), clock.instant());
            oldest = Math.max(oldest, age.toSeconds());
            if (age.compareTo(patience) > 0) {
                behind.put(each.getKey(), age.toSeconds());
            }
        }
        return (behind.isEmpty() ? Health.up() : Health.down().withDetail("behind", behind))
                .withDetail("oldestSeconds", oldest)
                .build();
    }

    private Map<String, Timestamp> oldest() {
        var oldest = new LinkedHashMap<String, Timestamp>();
        jdbc.query("select address, min(created_at) from outbox group by address order by 2", row -> {
            oldest.put(row.getString(1), row.getTimestamp(2));
        });
        return oldest;
    }
}

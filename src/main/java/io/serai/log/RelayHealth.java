package io.serai.log;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whether what is to be sent is sent: down if the oldest message has waited for the broker longer than {@code serai.relay.patience}. */
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
        var age = oldest();
        var health = age.compareTo(patience) > 0 ? Health.down() : Health.up();
        return health.withDetail("oldestSeconds", age.toSeconds()).build();
    }

    private Duration oldest() {
        return Optional.ofNullable(jdbc.queryForObject("select min(created_at) from outbox", Timestamp.class))
                .map(since -> Duration.between(since.toInstant(), clock.instant()))
                .orElse(Duration.ZERO);
    }
}

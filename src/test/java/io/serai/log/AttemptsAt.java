package io.serai.log;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Attempts in a database, for tests of who asks for calls. */
public final class AttemptsAt {
    private AttemptsAt() {}

    public static Attempts of(JdbcTemplate jdbc, Clock clock) {
        return new Attempts(
                jdbc,
                new Outbox(jdbc, new RelayBell()),
                new Counters(jdbc),
                clock,
                Duration.ofSeconds(30),
                Duration.ofHours(24));
    }
}

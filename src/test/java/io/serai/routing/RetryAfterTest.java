package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long somebody asks us to wait. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");

    @ParameterizedTest
    @CsvSource(
            value = {
                "30 | 30",
                "2.0 | 2",
                "1.2 | 2",
                "0 | 0",
                "'Mon, 2 Mar 2026 14:01:30 GMT' | 90",
                "'Mon, 2 Mar 2026 13:00:00 GMT' | 0",
                "soon | 0",
                "-5 | 0",
                "'' | 0",
                " | 0"
            },
            delimiter = '|')
    void a_pause_is_seconds_or_a_date_and_anything_else_is_none(String header, int seconds) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
}

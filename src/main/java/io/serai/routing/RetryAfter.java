package io.serai.routing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110): seconds, of which some partners write fractions, or a date. */
final class RetryAfter {
    private RetryAfter() {}

    /** Zero if there is none, or none that can be read. */
    static Duration read(@Nullable String header) {
        return read(header, Instant.now());
    }

    static Duration read(@Nullable String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        var text = header.strip();
        try {
            var pause = text.matches("[0-9]{1,9}([.][0-9]{1,9})?")
                    ? Duration.ofSeconds(new BigDecimal(text)
                            .setScale(0, RoundingMode.CEILING)
                            .longValueExact())
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}

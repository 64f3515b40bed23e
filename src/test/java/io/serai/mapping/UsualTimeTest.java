package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is read without a formatter is what the formatter would have read. */
class UsualTimeTest {

    @Test
    void the_usual_is_read() {
        assertThat(UsualTime.read("2025-11-22T11:55:02-03:00")).isEqualTo(Instant.parse("2025-11-22T14:55:02Z"));
        assertThat(UsualTime.read("2024-02-29T23:59:59Z")).isEqualTo(Instant.parse("2024-02-29T23:59:59Z"));
        assertThat(UsualTime.isInstant("2025-11-22T14:55:02Z")).isTrue();
        assertThat(UsualTime.isInstant("2025-11-22T14:55:02+00:00")).isFalse();
    }

    @Test
    void the_unusual_is_left_to_the_formatter() {
        assertThat(List.of(
                        "2025-02-29T10:00:00Z",
                        "2025-11-22T24:00:00Z",
                        "2025-11-22T10:00:60Z",
                        "2025-11-22 10:00:00Z",
                        "2025-11-22T10:00:00.5Z",
                        "2025-11-22T10:00:00",
                        "2025-11-22T10:00:00+18:30",
                        "2025-11-22T10:00:00z",
                        "0001-01-01T00:00:00+01:00",
                        "٢٠٢٥-11-22T10:00:00Z"))
                .allMatch(text -> UsualTime.read(text) == null);
    }

    @Property(tries = 3000)
    void each_is_read_as_the_formatter_reads_it(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(String.format(
                "%04d-%02d-%02dT%02d:%02d:%02d",
                random.nextInt(10_000),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(25),
                random.nextInt(61),
                random.nextInt(61)));
        text.append(
                random.nextBoolean()
                        ? "Z"
                        : String.format(
                                "%s%02d:%02d",
                                random.nextBoolean() ? "+" : "-", random.nextInt(20), random.nextInt(61)));
        if (random.nextInt(10) == 0) {
            text.setCharAt(random.nextInt(text.length()), "0Z:-+T 9".charAt(random.nextInt(8)));
        }
        var read = UsualTime.read(text.toString());
        if (read != null) {
            assertThat(read).isEqualTo(slowly(text.toString()));
            assertThat(UsualTime.isInstant(text.toString()))
                    .isEqualTo(read.toString().contentEquals(text));
        }
    }

    private static Instant slowly(String text) {
        try {
            var time =
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return ((OffsetDateTime) time).toInstant();
        } catch (DateTimeException e) {
            throw new AssertionError(text, e);
        }
    }
}

package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is read without a formatter is what the formatter would have read. */
class UsualTimeTest {
    private static final ZoneId CORDOBA = ZoneId.of("America/Argentina/Cordoba");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void the_usual_is_read() {
        assertThat(List.of(
                        "2025-11-22T11:55:02-03:00",
                        "2025-11-22T14:55:02Z",
                        "2025-11-22T11:55:02-0300",
                        "2025-11-22 14:55:02.000Z",
                        "2025-11-22T20:10:02.0000000+0515",
                        "2025-11-22T11:55:02",
                        "2025-11-22 11:55:02.0"))
                .allSatisfy(text ->
                        assertThat(UsualTime.read(text, CORDOBA)).isEqualTo(Instant.parse("2025-11-22T14:55:02Z")));
        assertThat(UsualTime.read("2024-02-29T23:59:59.25Z", null)).isEqualTo(Instant.parse("2024-02-29T23:59:59.25Z"));
        assertThat(UsualTime.isInstant("2025-11-22T14:55:02Z")).isTrue();
        assertThat(UsualTime.isInstant("2025-11-22T14:55:02+00:00")).isFalse();
        assertThat(UsualTime.isInstant("2025-11-22 14:55:02Z")).isFalse();
    }

    @Test
    void the_unusual_is_left_to_the_formatter() {
        assertThat(List.of(
                        "2025-02-29T10:00:00Z",
                        "2025-11-22T24:00:00Z",
                        "2025-11-22T10:00:60Z",
                        "2025-11-22T10:00:00.Z",
                        "2025-11-22T10:00:00.1234567890Z",
                        "2025-11-22T10:00:00",
                        "2025-11-22T10:00:00-03",
                        "2025-11-22T10:00:00 -03:00",
                        "2025-11-22T10:00:00+18:30",
                        "2025-11-22T10:00:00z",
                        "0001-01-01T00:00:00+01:00",
                        "٢٠٢٥-11-22T10:00:00Z"))
                .allMatch(text -> UsualTime.read(text, null) == null);
    }

    @Property(tries = 3000)
    void each_is_read_as_the_formatter_reads_it(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(String.format(
                "%04d-%02d-%02d%s%02d:%02d:%02d",
                random.nextInt(10_000),
                random.nextInt(14),
                random.nextInt(33),
                random.nextBoolean() ? "T" : " ",
                random.nextInt(25),
                random.nextInt(61),
                random.nextInt(61)));
        text.append(random.nextBoolean() ? "" : "." + String.valueOf(random.nextLong(1, 1L << 34)));
        text.append(
                switch (random.nextInt(4)) {
                    case 0 -> "";
                    case 1 -> "Z";
                    case 2 -> offset(random, ":");
                    default -> offset(random, "");
                });
        if (random.nextInt(10) == 0) {
            text.setCharAt(random.nextInt(text.length()), "0Z:-+T 9.".charAt(random.nextInt(9)));
        }
        var read = UsualTime.read(text.toString(), BERLIN);
        if (read != null) {
            assertThat(read).isEqualTo(slowly(text.toString()));
            assertThat(UsualTime.isInstant(text.toString()))
                    .isEqualTo(text.length() == 20 && read.toString().contentEquals(text));
        }
    }

    private static String offset(Random random, String mark) {
        return String.format(
                "%s%02d%s%02d", random.nextBoolean() ? "+" : "-", random.nextInt(20), mark, random.nextInt(61));
    }

    private static Instant slowly(String text) {
        var iso = text.replace(' ', 'T').replaceAll("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        try {
            var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : ((LocalDateTime) time).atZone(BERLIN).toInstant();
        } catch (DateTimeException e) {
            throw new AssertionError(text, e);
        }
    }
}

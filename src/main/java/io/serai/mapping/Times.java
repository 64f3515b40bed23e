package io.serai.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as partners write them (ISO 8601, with or without an offset) as instants. */
public final class Times {
    /** An ISO date and time whose offset may be missing, or be written as +0300 or +03. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final int DATE_LENGTH = 10;

    /** What ISO 8601 writes with four digits; a database keeps less than Java can tell. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Times() {}

    /** A time has no zone and neither has its partner. */
    static final class Zoneless extends DateTimeException {
        private static final long serialVersionUID = 1L;

        Zoneless(String text) {
            super("'" + text + "' has no zone");
        }
    }

    /**
     * @param zone of a time without one
     * @throws Zoneless if there is no zone either
     * @throws DateTimeException if it is no time
     */
    public static Instant instant(String text, @Nullable ZoneId zone) {
        var usual = UsualTime.read(text, zone);
        if (usual != null) {
            return usual;
        }
        var instant = read(text, zone);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("'" + text + "' is out of the years 1 to 9999");
        }
        return instant;
    }

    private static Instant read(String text, @Nullable ZoneId zone) {
        if (text.length() == DATE_LENGTH) {
            return LocalDate.parse(text).atStartOfDay(required(zone, text)).toInstant();
        }
        var iso = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
                ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1)
                : text;
        var time = ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime exact
                ? exact.toInstant()
                : ((LocalDateTime) time).atZone(required(zone, text)).toInstant();
    }

    private static ZoneId required(@Nullable ZoneId zone, String text) {
        if (zone == null) {
            throw new Zoneless(text);
        }
        return zone;
    }
}

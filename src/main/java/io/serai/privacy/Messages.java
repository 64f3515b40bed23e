package io.serai.privacy;

import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Finds messages and exceptions by what is written in them, in whatever case: a message that became no order, because it was refused or
 * told nothing new, is linked to nobody. Read are the bytes, so that what is packed or in another alphabet is not found; retention ends
 * these.
 */
@Repository
class Messages {
    private static final String BY_BYTES = """
            select id from receipt r where id > ? and id <= ? and state = 'DONE' and purged_by is distinct from 'REDACTION' and (
              lower(encode(body, 'escape')) like any(?)
              or exists (select from receipt_chunk c where c.receipt_id = r.id and lower(encode(c.bytes, 'escape')) like any(?)))
            """;

    private static final int FIRST_BEYOND_ASCII = 128;

    private final JdbcTemplate jdbc;

    Messages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last of so many messages after one; that one itself if there are none. */
    UUID last(UUID after, UUID until, int most) {
        return jdbc
                .queryForList(
                        "select id from receipt where id > ? and id <= ? order by id offset ? limit 1",
                        UUID.class,
                        after,
                        until,
                        most - 1)
                .stream()
                .findFirst()
                .orElse(until);
    }

    List<UUID> with(List<String> needles, UUID after, UUID until) {
        var patterns = patterns(needles);
        return patterns.length == 0
                ? List.of()
                : jdbc.queryForList(BY_BYTES, UUID.class, after, until, patterns, patterns);
    }

    /** All that a partner sent. */
    List<UUID> of(@Nullable String partner, UUID after, UUID until) {
        return jdbc.queryForList(
                "select id from receipt where partner = ? and id > ? and id <= ? and state = 'DONE'"
                        + " and purged_by is distinct from 'REDACTION'",
                UUID.class,
                partner,
                after,
                until);
    }

    List<UUID> exceptionsOf(@Nullable String partner) {
        return jdbc.queryForList(
                "select id from exception where partner = ? and purged_at is null", UUID.class, partner);
    }

    /** Also what a person has corrected, which is in no message. */
    List<UUID> exceptionsWith(List<String> needles) {
        var patterns = patterns(needles);
        return patterns.length == 0 ? List.of() : jdbc.queryForList("""
                        select id from exception where purged_at is null
                          and (lower(encode(convert_to(coalesce(document, ''), 'UTF8'), 'escape')) like any(?)
                            or lower(encode(convert_to(problems::text, 'UTF8'), 'escape')) like any(?))
                        """, UUID.class, patterns, patterns);
    }

    /** As PostgreSQL escapes bytes, and once more as JSON escapes letters that are not ASCII. */
    private static String[] patterns(List<String> needles) {
        var patterns = new ArrayList<String>();
        for (var needle : needles) {
            patterns.add(pattern(needle));
            var escaped = ascii(needle);
            if (!escaped.equals(needle)) {
                patterns.add(pattern(escaped));
            }
        }
        return patterns.toArray(String[]::new);
    }

    private static String pattern(String needle) {
        var escaped = new StringBuilder();
        for (byte each : needle.getBytes(StandardCharsets.UTF_8)) {
            if (each < 0) {
                escaped.append('\\').append(Integer.toOctalString(each & 0xff));
            } else if (each == '\\') {
                escaped.append("\\\\");
            } else {
                escaped.append((char) each);
            }
        }
        return "%" + literal(escaped.toString().toLowerCase(Locale.ROOT)) + "%";
    }

    /** Of what means something in a pattern. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String ascii(String text) {
        var quoted = Json.write(text);
        var ascii = new StringBuilder();
        quoted.substring(1, quoted.length() - 1).chars().forEach(c -> {
            if (c < FIRST_BEYOND_ASCII) {
                ascii.append((char) c);
            } else {
                ascii.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return ascii.toString();
    }
}

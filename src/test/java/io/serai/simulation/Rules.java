package io.serai.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hub's invariants as one statement, which the database plans once: they are asked very often here. */
final class Rules {
    /** What only holds once the watch has looked, or the relay has run: it is asked at rest. */
    private static final Set<String> LATER = Set.of("I8", "I11", "I11receipt", "I11call");

    private static final String FIRST_ID = "uuid '00000000-0000-0000-0000-000000000000'";

    private static final String ALL = read();

    private final JdbcTemplate jdbc;

    Rules(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of those that do not hold. */
    List<String> violated() {
        return jdbc.query(connection -> connection.prepareStatement(ALL), (row, n) -> row.getString(1));
    }

    private static String read() {
        try {
            var text = new ClassPathResource("invariants.sql").getContentAsString(StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^-- (?=I\\d)"))
                    .skip(1)
                    .filter(part -> !LATER.contains(name(part)))
                    .map(part -> "select '%s' where exists (%s)"
                            .formatted(
                                    name(part),
                                    part.substring(part.indexOf('\n'))
                                            .replace(":places", "select location, sku from stock")
                                            .replace(":from", FIRST_ID)))
                    .collect(Collectors.joining("\nunion all\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String part) {
        return part.substring(0, part.indexOf(':'));
    }
}

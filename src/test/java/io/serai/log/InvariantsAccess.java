package io.serai.log;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The invariants, for tests of what they speak about. */
public final class InvariantsAccess {
    private InvariantsAccess() {}

    /** The names of those about stock that do not hold. */
    public static List<String> violatedOfStock(JdbcTemplate jdbc) {
        return violated(jdbc, "I3");
    }

    /** The names of those about stock, and about what is reserved of it, that do not hold. */
    public static List<String> violatedOfReservations(JdbcTemplate jdbc) {
        return violated(jdbc, "I2", "I3");
    }

    private static List<String> violated(JdbcTemplate jdbc, String... about) {
        return new Invariants(jdbc)
                .full().entrySet().stream()
                        .filter(each -> each.getValue() > 0 && Stream.of(about).anyMatch(each.getKey()::startsWith))
                        .map(Map.Entry::getKey)
                        .toList();
    }
}

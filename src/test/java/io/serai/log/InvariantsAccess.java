package io.serai.log;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The invariants, for tests of what they speak about. */
public final class InvariantsAccess {
    private InvariantsAccess() {}

    /** The names of those about stock that do not hold. */
    public static List<String> violatedOfStock(JdbcTemplate jdbc) {
        return new Invariants(jdbc)
                .full().entrySet().stream()
                        .filter(each -> each.getKey().startsWith("I3") && each.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList();
    }
}

package io.serai.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Counts the statements that the database has refused because two transactions stood in each other's way, so that one was rolled back
 * and its work done again. Locks are taken in one order, so there should be none.
 */
@Component
class LockConflicts implements SQLExceptionTranslator {
    private static final Map<String, String> KINDS = Map.of("40P01", "deadlock", "40001", "serialization");

    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();
    private final Map<String, Counter> counters;

    LockConflicts(MeterRegistry meters) {
        counters = KINDS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        kind -> Counter.builder("serai.transactions.conflicts")
                                .description("transactions that were rolled back because another stood in their way")
                                .tag("kind", kind.getValue())
                                .register(meters)));
    }

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException fault) {
        for (var each = fault; each != null; each = each.getNextException()) {
            var counter = counters.get(String.valueOf(each.getSQLState()));
            if (counter != null) {
                counter.increment();
                break;
            }
        }
        return translator.translate(task, sql, fault);
    }
}

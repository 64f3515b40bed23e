package io.serai.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What must always hold, each as a query that returns no row: {@code invariants.sql}. The full run reads whole tables; the incremental
 * one only what changed lately.
 */
@Component
public class Invariants {
    private static final String FILE = "invariants.sql";

    /** How many orders the run looks back at that is made all the time. */
    private static final int NEWEST = 200;

    private static final String FIRST_ID = "uuid '00000000-0000-0000-0000-000000000000'";
    private static final String ALL_PLACES = "select location, sku from stock";
    private static final String TOUCHED = "select location, sku from fulfilment_line where fulfilment_id >= ";

    private record Query(String name, String sql) {}

    private final JdbcTemplate jdbc;
    private final List<Query> queries;
    private volatile Map<String, Long> last = Map.of();

    Invariants(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.queries = read();
    }

    /** How many rows violate each, over everything there is. */
    public Map<String, Long> full() {
        return run(FIRST_ID, ALL_PLACES);
    }

    /** The same over the newest orders, at most 200 of the last ten minutes; remembered for {@link #last()}. */
    @Transactional
    public Map<String, Long> incremental() {
        // Few rows of large tables, of which the planner knows nothing yet: without this it reads all stock for a
        // handful of places.
        jdbc.execute(
                "set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off");
        var from = "uuid '" + newest() + "'";
        last = run(from, TOUCHED + from);
        return last;
    }

    private @Nullable UUID newest() {
        return jdbc.queryForObject(
                "select greatest(uuid_from(now() - interval '10 minutes'),"
                        + " (select id from orders order by id desc offset " + NEWEST + " limit 1))",
                UUID.class);
    }

    /** What the last incremental run found; empty before the first. */
    public Map<String, Long> last() {
        return last;
    }

    private Map<String, Long> run(String from, String places) {
        var violations = new LinkedHashMap<String, Long>();
        for (var query : queries) {
            var sql = "select count(*) from ("
                    + query.sql().replace(":places", places).replace(":from", from) + ") violations";
            var count = jdbc.queryForObject(sql, Long.class);
            violations.put(query.name(), count == null ? 0 : count);
        }
        return violations;
    }

    /** Each begins with {@code -- NAME: what must hold}. */
    private static List<Query> read() {
        try {
            var text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            return List.of(text.split("(?m)^-- (?=I\\d)")).stream()
                    .skip(1)
                    .map(part -> new Query(
                            part.substring(0, part.indexOf(':')),
                            part.substring(part.indexOf('\n')).strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " is part of the jar", e);
        }
    }
}

package io.serai.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What must always hold, each as a query that returns no row: {@code invariants.sql}. The full run reads whole tables; the incremental
 * one only what changed lately.
 */
@Component
public class Invariants {
    private static final String FILE = "invariants.sql";

    /** What stands for "changed lately" in the queries: everything in a full run. */
    private static final String LATELY = ":since";

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
        return run("timestamptz '-infinity'");
    }

    /** The same over what changed in the last ten minutes; remembered for {@link #last()}. */
    public Map<String, Long> incremental() {
        last = run("now() - interval '10 minutes'");
        return last;
    }

    /** What the last incremental run found; empty before the first. */
    public Map<String, Long> last() {
        return last;
    }

    private Map<String, Long> run(String since) {
        var violations = new LinkedHashMap<String, Long>();
        for (var query : queries) {
            var sql = "select count(*) from (" + query.sql().replace(LATELY, since) + ") violations";
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

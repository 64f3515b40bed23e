package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.log.Invariants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many threads reserve few SKUs while stock arrives and is counted, and processes are killed: the keepers, or the database. */
public abstract class StockRun {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int FIRST_COUNT = 50;

    /** Counts that took pieces back from carts. */
    private static final String RECLAIMED = """
            select count(distinct c.id) from stock_move c join stock_move r using (location, sku, tx)
            where c.cause = 'COUNT' and r.cause = 'RELEASE'""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final BitSet answered = new BitSet();
    private final BitSet held = new BitSet();
    private final AtomicInteger deadlocks = new AtomicInteger();
    private long deadlocksOfServer;

    /** @return figures by name */
    protected Map<String, Object> storm(int reservations, int threads, int kills) {
        var violations = new TreeMap<String, Long>();
        long began = System.nanoTime();
        int killed = 0;
        try (var server = new PostgresServer(home.resolve("postgres"), home)) {
            server.begin();
            try (var pool = pool(server)) {
                open(pool);
                var keepers = start(server, threads, reservations);
                var end = Instant.now().plus(LONGEST);
                while (count(answered) < reservations) {
                    assertThat(Instant.now()).as("answered " + count(answered)).isBefore(end);
                    if (killed < kills && count(answered) >= (killed + 1L) * reservations / (kills + 1)) {
                        killed++;
                        deadlocksOfServer += deadlocks(pool);
                        progress(killed, kills);
                        if (killed % 2 == 0) {
                            Signal.kill(server.handle());
                            server.begin();
                        } else {
                            Signal.kill(keepers.toHandle());
                        }
                        look(pool, violations);
                    }
                    if (!keepers.isAlive() && count(answered) < reservations) {
                        keepers = start(server, threads, reservations);
                    }
                    Pause.millis(100);
                }
                Signal.kill(keepers.toHandle());
                look(pool, violations);
                double seconds = (System.nanoTime() - began) / 1e9;
                return figures(pool, violations, killed, seconds);
            }
        }
    }

    /** @return how long things take in small books and in large ones */
    protected Map<String, Object> size(int locations, int skus, int moves) {
        try (var server = new PostgresServer(home.resolve("large"), home)) {
            server.begin();
            try (var pool = pool(server)) {
                Flyway.configure().dataSource(pool).load().migrate();
                return new StockSize(pool).measure(locations, skus, moves);
            }
        }
    }

    /** @return how fast a count of so many rows is taken from one file, of CSV, of JSON and of X12, and what came of it */
    protected Map<String, Object> intake(int rows) {
        return StockIntake.of(rows);
    }

    private static HikariDataSource pool(PostgresServer server) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.port() + "/serai");
        pool.setUsername("serai");
        pool.setPassword("serai");
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(60_000);
        return pool;
    }

    private static void open(HikariDataSource pool) {
        Flyway.configure().dataSource(pool).load().migrate();
        try (var context = StockKeepers.context(pool)) {
            var first = new ArrayList<StockChange>();
            for (int location = 0; location < StockKeepers.LOCATIONS; location++) {
                for (int sku = 0; sku < StockKeepers.SKUS; sku++) {
                    var place = new StockPlace(StockKeepers.location(location), StockKeepers.sku(sku));
                    first.add(StockChange.move(place, FIRST_COUNT, StockCause.COUNT, null, "opening"));
                }
            }
            context.getBean(Stock.class).apply(first, Instant.now());
        }
    }

    private Process start(PostgresServer server, int threads, int reservations) {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/serai?socketTimeout=120";
        int from;
        synchronized (answered) {
            from = answered.nextClearBit(1);
        }
        var command = List.of(
                Hub.java(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                StockKeepers.class.getName(),
                url,
                Integer.toString(from),
                Integer.toString(reservations),
                Integer.toString(threads));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(home.resolve("keepers.log").toFile())
                    .start();
            var listener = new Thread(() -> listen(process));
            listener.setDaemon(true);
            listener.start();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(Process process) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException itWasKilled) {
            return;
        }
    }

    private void hear(@Nullable String line) {
        var words = String.valueOf(line).split(" ");
        if (words.length != 2 || !words[1].matches("\\d+")) {
            return;
        }
        int n = Integer.parseInt(words[1]);
        synchronized (answered) {
            switch (words[0]) {
                case "HELD" -> {
                    held.set(n);
                    answered.set(n);
                }
                case "NONE" -> answered.set(n);
                case "DEADLOCK" -> deadlocks.incrementAndGet();
                default -> {}
            }
        }
    }

    private int count(BitSet set) {
        synchronized (answered) {
            return set.cardinality();
        }
    }

    /** Every invariant, while the others go on. */
    private static void look(HikariDataSource pool, Map<String, Long> violations) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
            context.register(Invariants.class);
            context.refresh();
            Pause.until(Duration.ofMinutes(1), () -> serves(pool));
            context.getBean(Invariants.class).full().forEach((name, count) -> violations.merge(name, count, Long::sum));
        }
    }

    private static boolean serves(HikariDataSource pool) {
        try {
            return new JdbcTemplate(pool).queryForObject("select 1", Integer.class) != null;
        } catch (DataAccessException notYet) {
            return false;
        }
    }

    /** What the server has counted since it was last killed. */
    private static long deadlocks(HikariDataSource pool) {
        var count = new JdbcTemplate(pool)
                .queryForObject(
                        "select deadlocks from pg_stat_database where datname = current_database()", Long.class);
        return count == null ? 0 : count;
    }

    private void progress(int killed, int kills) {
        System.out.printf("stock storm: %d answered, kill %d of %d%n", count(answered), killed, kills);
    }

    private Map<String, Object> figures(
            HikariDataSource pool, Map<String, Long> violations, int killed, double seconds) {
        var jdbc = new JdbcTemplate(pool);
        var kept = new BitSet();
        jdbc.queryForList("select substr(key, 6)::int from reservation", Integer.class)
                .forEach(kept::set);
        BitSet lost;
        synchronized (answered) {
            lost = (BitSet) held.clone();
        }
        lost.andNot(kept);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("reservations_asked", count(answered));
        figures.put("reservations_held", count(held));
        figures.put("kills", killed);
        figures.put("acknowledged_and_lost", lost.cardinality());
        figures.put("oversold", violations.getOrDefault("I2oversold", 0L));
        figures.put("reserved_differs", violations.getOrDefault("I2", 0L));
        figures.put("ledger_differs", violations.getOrDefault("I3", 0L));
        figures.put(
                "other_violations",
                violations.values().stream().mapToLong(Long::longValue).sum());
        figures.put("deadlocks", deadlocks.get());
        figures.put("deadlocks_of_server", deadlocksOfServer + deadlocks(pool));
        figures.put("counted_below_promised", jdbc.queryForObject(RECLAIMED, Long.class));
        figures.put("moves", jdbc.queryForObject("select count(*) from stock_move", Long.class));
        figures.put("seconds", Math.round(seconds));
        figures.put("asked_per_second", Math.round(count(answered) / seconds));
        return figures;
    }
}

package io.serai.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Databases with the hub's schema, all in one PostgreSQL that lives as long as the test JVM. It is not durable, which makes it fast;
 * the product's own is tested with {@code EmbeddedDatabase}.
 */
public final class Database {
    private static final int CONNECTIONS = 40;
    private static final String TEMPLATE = "schema";
    private static final EmbeddedPostgres SERVER = start();
    private static final Map<String, Database> NAMED = new ConcurrentHashMap<>();

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    private Database(String name) {
        execute("create database " + name + " template " + TEMPLATE);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(SERVER.getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(0);
        source = pool;
        jdbc = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    /** The one of tests that {@link #empty} it first. */
    public static Database shared() {
        return named("shared");
    }

    /** One of its own for tests that want to keep what they put there. */
    public static Database named(String name) {
        return NAMED.computeIfAbsent(name, Database::new);
    }

    public DataSource source() {
        return source;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public TransactionTemplate transaction() {
        return transaction;
    }

    /** Takes every row out but those that the schema itself brought. Deleting from small tables is faster than truncating. */
    public Database empty() {
        var tables = jdbc.queryForList("""
                select format('delete from %I', relname) from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                  and relname not in ('relay_lease', 'lease', 'flyway_schema_history')
                """, String.class);
        jdbc.execute(tables.stream()
                .collect(Collectors.joining(
                        ";", "set session_replication_role = replica;", ";set session_replication_role = default")));
        return this;
    }

    /** Lets the connections go, so that the next ones begin with the database's settings as they are now. */
    public void forget() {
        ((HikariDataSource) source).getHikariPoolMXBean().softEvictConnections();
    }

    public int count(String table) {
        var count = jdbc.queryForObject("select count(*) from " + table, Integer.class);
        return count == null ? 0 : count;
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            execute(
                    server,
                    "create database " + TEMPLATE
                            + " template template0 locale_provider builtin builtin_locale 'C.UTF-8'");
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", TEMPLATE))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String sql) {
        execute(SERVER, sql);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        new JdbcTemplate(server.getPostgresDatabase()).execute(sql);
    }
}

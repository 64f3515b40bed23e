package io.serai.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product's own database: durable, and closed to other users of the machine. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class EmbeddedDatabaseTest {
    private static final int LAST = Integer.MAX_VALUE;

    @TempDir
    private static Path folder;

    private static DataFolder data;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        data = DataFolder.hold(folder);
        database = EmbeddedDatabase.start(data);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        data.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "password_encryption, scram-sha-256"
    })
    void it_is_durable_and_hears_nobody_but_this_machine(String setting, String value) throws SQLException {
        assertThat(query("show " + setting)).isEqualTo(value);
    }

    @Test
    void the_order_of_text_is_its_own_and_not_that_of_the_machine() throws SQLException {
        assertThat(
                        query(
                                "select concat(datlocprovider, ' ', datlocale) from pg_database where datname = current_database()"))
                .isEqualTo("b C.UTF-8");
        assertThat(query("select lower('ÑANDÚ')")).isEqualTo("ñandú");
    }

    @Test
    void the_hub_is_no_superuser() throws SQLException {
        assertThat(query("select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
                        + " from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> query("copy (select 1) to program 'cat'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> query("select pg_read_file('postgresql.conf')"))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"serai, wrong", "serai, ''", "postgres, wrong", "postgres, ''", "postgres, postgres"})
    void without_the_password_nobody_comes_in(String user, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, password))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void every_local_connection_is_asked_for_a_password() throws Exception {
        assertThat(Files.readAllLines(folder.resolve("postgres/pg_hba.conf")).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("scram-sha-256"));
    }

    @Test
    void neither_its_files_nor_its_passwords_can_be_read_by_others() throws Exception {
        for (var name : new String[] {"postgres", "secrets/postgres-hub", "secrets/postgres-superuser"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .as(name)
                    .noneMatch(permission -> permission.name().startsWith("GROUP")
                            || permission.name().startsWith("OTHERS"));
        }
    }

    @Test
    @Order(LAST)
    void a_server_that_a_killed_hub_left_behind_is_stopped_and_what_it_kept_is_there() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create table kept (what text)");
            statement.execute("insert into kept values ('an order')");
        }
        var files = data.resolve("postgres");
        var pid = Long.parseLong(
                Files.readAllLines(files.resolve("postmaster.pid")).get(0).strip());

        StalePostgres.stop(files);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        StalePostgres.stop(files);

        database.close(); // Lets go of what the library holds in this JVM; a killed hub holds nothing.
        database = EmbeddedDatabase.start(data);
        assertThat(query("select what from kept")).isEqualTo("an order");
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private static @Nullable String query(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}

package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the database is brought forward. */
class MigrationIT extends Journey {
    @Autowired
    private Flyway flyway;

    @Autowired
    private DataSource pool;

    @Test
    void a_migration_may_take_longer_than_any_statement_of_the_hub() throws SQLException {
        assertThat(patience(pool)).isEqualTo(60_000);
        assertThat(patience(flyway.getConfiguration().getDataSource())).isZero();
        assertThat(flyway.info().pending()).isEmpty();
    }

    /** For how many milliseconds an answer is waited for; 0: for ever. */
    private static int patience(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }
}

package io.serai.console;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** One PostgreSQL for all tests of the console, with the schema and the orders of {@code console/orders.sql}. */
public final class TestDatabase {
    private static final DataSource SOURCE = start();

    private TestDatabase() {}

    public static DataSource source() {
        return SOURCE;
    }

    private static DataSource start() {
        try {
            @SuppressWarnings("resource") // lives as long as the test JVM
            var source = EmbeddedPostgres.builder().start().getPostgresDatabase();
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            new ResourceDatabasePopulator(new ClassPathResource("console/orders.sql")).execute(source);
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

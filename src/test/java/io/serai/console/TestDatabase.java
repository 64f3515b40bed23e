package io.serai.console;

import io.serai.testing.Database;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database for all tests of the console, with the orders of {@code console/orders.sql}. */
public final class TestDatabase {
    private static final DataSource SOURCE = filled();

    private TestDatabase() {}

    public static DataSource source() {
        return SOURCE;
    }

    private static DataSource filled() {
        var source = Database.named("console").source();
        new ResourceDatabasePopulator(new ClassPathResource("console/orders.sql")).execute(source);
        return source;
    }
}

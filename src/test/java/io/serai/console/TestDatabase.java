package io.serai.console;

import io.serai.testing.Database;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Databases for the tests of the console, with the orders of {@code console/orders.sql} and a decision on one of them. */
public final class TestDatabase {
    private static final DataSource READ = filled("console");

    private TestDatabase() {}

    /** The one of all tests that only read. */
    public static DataSource source() {
        return READ;
    }

    /** Another one, of the pages, where what people do is done. */
    public static DataSource ofPages() {
        return Pages.SOURCE;
    }

    private static final class Pages {
        private static final DataSource SOURCE = filled("pages");
    }

    static DataSource filled(String name) {
        var source = Database.named(name).source();
        new ResourceDatabasePopulator(
                        new ClassPathResource("console/orders.sql"), new ClassPathResource("console/decision.sql"))
                .execute(source);
        return source;
    }
}

package io.serai.console;

import io.serai.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * How PostgreSQL carries out what a query class asks for: a database of its own with many rows in it, whose statements are explained
 * with the parameters that they are really given.
 */
final class Plans {
    private final DataSource source;
    private final List<String> plans = new ArrayList<>();

    Plans(String database) {
        source = Database.named("plans_" + database).source();
    }

    /** Fills tables, and lets the planner know what is in them. */
    Plans filled(String sql, String... tables) {
        var jdbc = JdbcClient.create(source);
        jdbc.sql(sql).update();
        for (var table : tables) {
            jdbc.sql("analyze " + table).update();
        }
        return this;
    }

    /** What a query class is given, so that its statements are explained. */
    JdbcClient jdbc() {
        return JdbcClient.create(new Explained());
    }

    /** The plans of all statements that are run, one after the other. */
    String of(Runnable queries) {
        plans.clear();
        queries.run();
        return String.join("\n", plans);
    }

    /** Gives each statement a twin that explains it, with the same parameters. */
    private final class Explained extends DelegatingDataSource {
        Explained() {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var real = super.getConnection();
            return proxy(real, Connection.class, call -> {
                var result = call.proceed();
                return result instanceof PreparedStatement statement
                        ? twins(statement, real.prepareStatement("explain " + call.getArguments()[0]))
                        : result;
            });
        }

        private PreparedStatement twins(PreparedStatement statement, PreparedStatement explained) {
            return proxy(statement, PreparedStatement.class, call -> {
                var name = call.getMethod().getName();
                if (name.startsWith("set") && call.getArguments().length > 1) {
                    call.getMethod().invoke(explained, call.getArguments());
                }
                if (name.equals("executeQuery")) {
                    note(explained);
                }
                return call.proceed();
            });
        }

        private void note(PreparedStatement explained) throws SQLException {
            try (explained;
                    var lines = explained.executeQuery()) {
                while (lines.next()) {
                    plans.add(lines.getString(1));
                }
            }
        }
    }

    private static <T> T proxy(T real, Class<T> type, MethodInterceptor advice) {
        var factory = new ProxyFactory(real);
        factory.addAdvice(advice);
        return type.cast(factory.getProxy());
    }
}

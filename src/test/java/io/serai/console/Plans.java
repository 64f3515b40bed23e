package io.serai.console;

import io.serai.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
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

    /** Explains each statement that is about to be run, and then runs it. */
    private final class Explained extends DelegatingDataSource {
        Explained() {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var real = super.getConnection();
            var proxy = new ProxyFactory(real);
            proxy.addAdvice((org.aopalliance.intercept.MethodInterceptor) call -> {
                var result = call.proceed();
                return result instanceof PreparedStatement statement ? explaining(statement) : result;
            });
            return (Connection) proxy.getProxy();
        }

        private PreparedStatement explaining(PreparedStatement statement) {
            var proxy = new ProxyFactory(statement);
            proxy.addAdvice((org.aopalliance.intercept.MethodInterceptor) call -> {
                if (call.getMethod().getName().equals("executeQuery")) {
                    // The driver writes the statement with its parameters in place.
                    plans.addAll(JdbcClient.create(source)
                            .sql("explain "
                                    + statement
                                            .unwrap(PreparedStatement.class)
                                            .toString()
                                            .replace("?", "??"))
                            .query(String.class)
                            .list());
                }
                return call.proceed();
            });
            return (PreparedStatement) proxy.getProxy();
        }
    }
}

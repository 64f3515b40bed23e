package io.serai.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.serai.inventory.Reservations;
import io.serai.inventory.Senders;
import io.serai.inventory.Wish;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Many who want the same thing in the same place at the same time. */
final class HotSku implements Figure {
    private static final int THREADS = 32;
    private static final LocationId L1 = new LocationId("L1");
    private static final Sku SKU = new Sku("SKU-1");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String BARE =
            "update stock set reserved = reserved + 1 where location = 'L1' and sku = 'SKU-1' and on_hand - reserved >= 1";

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Transactions {}

    @Override
    public String name() {
        return "hot_sku";
    }

    @Override
    public String covers() {
        return "reservations of one SKU in one place by carts, each with its key, 32 threads ÷ the bare conditional update";
    }

    @Override
    public double bar() {
        return 0.5;
    }

    @Override
    public double goal() {
        return 0.9;
    }

    @Override
    public Result measure(Size size) {
        var world = World.fresh(name());
        try (var hub = world.hub();
                var pool = pool(hub.server());
                var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
            context.register(Transactions.class);
            context.registerBean(Senders.class, () -> (channel, country) -> Set.of(L1));
            context.scan("io.serai.inventory");
            context.refresh();
            var reservations = context.getBean(Reservations.class);
            int times = size.isShort() ? 5_000 : 20_000;
            var findings = new ArrayList<String>();
            ours(hub, reservations, times / 2, findings);
            bare(hub, pool, times / 2);
            var pairs = Pairs.of(
                    size.pairs(), () -> ours(hub, reservations, times, findings), () -> bare(hub, pool, times));
            return new Result(this, pairs.ratios(), pairs.details(), findings);
        }
    }

    /** A tenth of the pieces are too few at the end: who comes then is refused. */
    private static Side ours(BenchHub hub, Reservations reservations, int times, List<String> findings) {
        int pieces = times - times / 10;
        prepare(hub.server(), pieces);
        var reserved = new AtomicInteger();
        var side = measure(hub.server(), times, () -> {
            var wish = new Wish(UUID.randomUUID().toString(), "web", null, HOUR, List.of(new Wish.Line(L1, SKU, 1)));
            if (reservations.reserve(wish) instanceof Reservations.Answer.Held) {
                reserved.incrementAndGet();
            }
        });
        long booked = hub.server().count("select reserved from stock where location = 'L1' and sku = 'SKU-1'");
        if (booked != pieces || reserved.get() != pieces) {
            findings.add(pieces + " pieces, " + booked + " booked, " + reserved + " promised");
        }
        return side;
    }

    private static Side bare(BenchHub hub, HikariDataSource pool, int times) {
        prepare(hub.server(), times - times / 10);
        return measure(hub.server(), times, () -> {
            try (Connection connection = pool.getConnection();
                    var statement = connection.prepareStatement(BARE)) {
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void prepare(Server server, int pieces) {
        server.run(
                "update stock set on_hand = " + pieces + ", reserved = 0 where location = 'L1' and sku = 'SKU-1'",
                "vacuum stock");
        server.settle();
    }

    private static Side measure(Server server, int times, Runnable one) {
        var left = new AtomicInteger(times);
        long own = Cpu.of(ProcessHandle.current());
        long database = Cpu.ofTree(server.process());
        long began = System.nanoTime();
        Load.together(THREADS, () -> {
            while (left.getAndDecrement() > 0) {
                one.run();
            }
            return List.<Long>of();
        });
        return Side.of(
                times,
                System.nanoTime() - began,
                Cpu.of(ProcessHandle.current()) - own,
                Cpu.ofTree(server.process()) - database);
    }

    private static HikariDataSource pool(Server server) {
        var config = new HikariConfig();
        config.setDataSource(new org.springframework.jdbc.datasource.AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return server.hub();
            }

            @Override
            public Connection getConnection(String user, String password) {
                return server.hub();
            }
        });
        config.setMaximumPoolSize(THREADS);
        return new HikariDataSource(config);
    }
}

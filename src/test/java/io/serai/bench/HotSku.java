package io.serai.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.serai.inventory.Stock;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many who want the same thing in the same place at the same time. */
final class HotSku implements Figure {
    private static final int THREADS = 32;
    private static final StockPlace PLACE = new StockPlace(new LocationId("L1"), new Sku("SKU-1"));
    private static final OrderId ORDER = OrderId.next();
    private static final String BARE =
            "update stock set reserved = reserved + 1 where location = 'L1' and sku = 'SKU-1' and on_hand - reserved >= 1";

    @Override
    public String name() {
        return "hot_sku";
    }

    @Override
    public String covers() {
        return "reservations of one SKU in one place through the stock's port, a transaction each, 32 threads ÷ the bare conditional"
                + " update";
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
            context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
            context.registerBean(Stock.class);
            context.refresh();
            var stock = context.getBean(Stock.class);
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
            int times = size.isShort() ? 5_000 : 20_000;
            var findings = new ArrayList<String>();
            ours(hub, transaction, stock, times / 2, findings);
            bare(hub, pool, times / 2);
            var pairs = Pairs.of(
                    size.pairs(), () -> ours(hub, transaction, stock, times, findings), () -> bare(hub, pool, times));
            return new Result(this, pairs.ratios(), pairs.details(), findings);
        }
    }

    /** A tenth of the pieces are too few at the end: who comes then is refused. */
    private static Side ours(
            BenchHub hub, TransactionTemplate transaction, Stock stock, int times, List<String> findings) {
        int pieces = times - times / 10;
        prepare(hub.server(), pieces);
        var reserved = new AtomicInteger();
        var side = measure(hub.server(), times, () -> {
            try {
                transaction.executeWithoutResult(
                        status -> stock.apply(List.of(StockChange.reserve(PLACE, 1, ORDER)), Instant.now()));
                reserved.incrementAndGet();
            } catch (org.springframework.dao.DataIntegrityViolationException noneLeft) {
                return;
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
                "update stock set on_hand = " + pieces
                        + ", reserved = 0, oversell = 0 where location = 'L1' and sku = 'SKU-1'",
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

package io.serai.chaos;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.inventory.Reclaim;
import io.serai.inventory.Reservations;
import io.serai.inventory.Reservations.Answer;
import io.serai.inventory.Senders;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.inventory.Wish;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process that reserves few SKUs from many threads, while stock arrives, is counted, and carts run out of time. It says on its output
 * what it was answered; what it was not answered it asks again under the same key. Arguments: JDBC URL, first and last key, threads.
 */
final class StockKeepers {
    static final int SKUS = 10;
    static final int LOCATIONS = 3;
    private static final Set<LocationId> PLACES =
            IntStream.range(0, LOCATIONS).mapToObj(StockKeepers::location).collect(Collectors.toSet());
    private static final int MOST_PIECES = 3;
    private static final int PAUSE_NANOS = 100_000_000;

    /** What of the hub takes part. */
    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Parts {}

    private final Stock stock;
    private final Reservations reservations;
    private final Reclaim reclaim;
    private final TransactionTemplate transaction;
    private final AtomicInteger next;
    private final int last;

    private StockKeepers(AnnotationConfigApplicationContext context, int first, int last) {
        this.stock = context.getBean(Stock.class);
        this.reservations = context.getBean(Reservations.class);
        this.reclaim = context.getBean(Reclaim.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.next = new AtomicInteger(first);
        this.last = last;
    }

    public static void main(String[] arguments) throws InterruptedException {
        int threads = Integer.parseInt(arguments[3]);
        try (var pool = pool(arguments[0], threads + 3);
                var context = context(pool)) {
            var keepers = new StockKeepers(context, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            keepers.work(threads);
        }
        System.out.println("END 0");
    }

    private static HikariDataSource pool(String url, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("serai");
        pool.setPassword("serai");
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(60_000);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    static AnnotationConfigApplicationContext context(DataSource source) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.register(Parts.class);
        context.registerBean(Senders.class, () -> (channel, country) -> PLACES);
        context.scan("io.serai.inventory");
        context.refresh();
        return context;
    }

    private void work(int threads) throws InterruptedException {
        var reserving = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            reserving.add(start(() -> {
                for (int n = next.getAndIncrement(); n <= last; n = next.getAndIncrement()) {
                    reserve(n);
                }
            }));
        }
        var others = List.of(
                start(() -> forEver(this::arrive)),
                start(() -> forEver(this::count)),
                start(() -> forEver(random -> reservations.expireDue())));
        for (var each : reserving) {
            each.join();
        }
        others.forEach(Thread::interrupt);
        for (var each : others) {
            each.join();
        }
    }

    private static Thread start(Runnable task) {
        var thread = new Thread(task);
        thread.start();
        return thread;
    }

    private void reserve(int n) {
        var random = new Random(n);
        var lines = new ArrayList<Wish.Line>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            lines.add(new Wish.Line(
                    random.nextBoolean() ? location(random.nextInt(LOCATIONS)) : null,
                    sku(random.nextInt(SKUS)),
                    1 + random.nextInt(MOST_PIECES)));
        }
        var lasts = random.nextInt(3) == 0 ? Duration.ofSeconds(1 + random.nextInt(20)) : Duration.ofHours(1);
        var wish = new Wish("cart-" + n, "web", null, lasts, lines);
        insist(() -> {
            var answer = reservations.reserve(wish);
            System.out.println((answer instanceof Answer.Held ? "HELD " : "NONE ") + n);
        });
    }

    private void arrive(Random random) {
        var changes = new ArrayList<StockChange>();
        for (int i = 0; i < 5; i++) {
            var place = new StockPlace(location(random.nextInt(LOCATIONS)), sku(random.nextInt(SKUS)));
            changes.add(StockChange.move(place, 1 + random.nextInt(6), StockCause.RECEIPT, null, "PO"));
        }
        transaction.executeWithoutResult(status -> stock.apply(changes, Instant.now()));
    }

    /** Somebody counts a few more or fewer than the books say, now and then fewer than are promised: then carts go without. */
    private void count(Random random) {
        var place = new StockPlace(location(random.nextInt(LOCATIONS)), sku(random.nextInt(SKUS)));
        transaction.executeWithoutResult(status -> {
            var level = stock.levels(List.of(place)).getOrDefault(place, StockLevel.NONE);
            int found = random.nextInt(8) == 0
                    ? random.nextInt(level.onHand() + 1)
                    : Math.max(0, level.onHand() + random.nextInt(7) - 3);
            if (found == level.onHand()) {
                return;
            }
            var changes = new ArrayList<StockChange>();
            if (found < level.reserved()) {
                changes.addAll(reclaim.free(Map.of(place, level.reserved() - found), List.of()));
            }
            changes.add(StockChange.move(place, found - level.onHand(), StockCause.COUNT, null, "count"));
            stock.apply(changes, Instant.now());
        });
    }

    private interface Task {
        void run(Random random);
    }

    private static void forEver(Task task) {
        var random = new Random();
        while (!Thread.currentThread().isInterrupted()) {
            insist(() -> task.run(random));
            LockSupport.parkNanos(PAUSE_NANOS / 5);
        }
    }

    /** Until the database has answered. A deadlock would be one too many, and is told. */
    private static void insist(Runnable task) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                task.run();
                return;
            } catch (DataAccessException | TransactionException e) {
                if (e instanceof PessimisticLockingFailureException
                        || String.valueOf(e.getMessage()).contains("deadlock")) {
                    System.out.println("DEADLOCK 1");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    static Sku sku(int n) {
        return new Sku("HOT-" + n);
    }

    static LocationId location(int n) {
        return new LocationId("L" + n);
    }
}

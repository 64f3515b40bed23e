package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.testing.Database;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LockConflictsTest {
    private final Database database = Database.named("conflicts").empty();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.source());

    @Test
    void a_deadlock_is_counted_and_is_still_a_fault_that_passes() {
        jdbc.setExceptionTranslator(new LockConflicts(meters));
        jdbc.update("insert into product (sku, title, grams) values ('A', 'a', 1), ('B', 'b', 1)");
        var both = new CyclicBarrier(2);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database.source()));

        var faults = Stream.of(List.of("A", "B"), List.of("B", "A"))
                .map(order -> CompletableFuture.supplyAsync(() -> {
                    try {
                        transaction.executeWithoutResult(status -> {
                            lock(order.get(0));
                            await(both);
                            lock(order.get(1));
                        });
                        return 0;
                    } catch (PessimisticLockingFailureException broken) {
                        return 1;
                    }
                }))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();

        assertThat(faults).isEqualTo(1);
        assertThat(meters.get("serai.transactions.conflicts")
                        .tag("kind", "deadlock")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private void lock(String sku) {
        jdbc.queryForList("select sku from product where sku = ? for update", sku);
    }

    private static void await(CyclicBarrier both) {
        try {
            both.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.serai.fulfilment.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.orders.Order;
import io.serai.orders.OrderState;
import io.serai.orders.Orders;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the rows of orders are written after several steps. */
class OrderWritesTest {
    private final OrderWrites writes = new OrderWrites();
    private final Dossier dossier = new Dossier(
            new Order(
                    OrderId.next(),
                    "web",
                    "1",
                    null,
                    1,
                    OrderState.RECEIVED,
                    4,
                    new Money(200, Money.currency("ARS")),
                    Mode.SHIP,
                    null,
                    "t",
                    Instant.EPOCH),
            List.of(),
            null);

    @Test
    void an_order_that_moves_twice_is_written_once_and_compared_with_what_it_was_at_first() {
        move(OrderState.ALLOCATED);
        move(OrderState.CANCELLED);
        writes.decide(dossier, "{}");

        assertThat(writes.changed()).containsExactly(new Orders.Change(dossier.order(), 4, "{}"));
        assertThat(dossier.order().seq()).isEqualTo(6);
    }

    @Test
    void a_new_order_is_inserted_and_neither_changed_nor_rewritten_whatever_happens_to_it_then() {
        writes.add(dossier);
        move(OrderState.ALLOCATED);
        writes.rewrite(dossier);

        assertThat(writes.isNew(dossier.id())).isTrue();
        assertThat(writes.changed()).isEmpty();
        assertThat(writes.rewritten()).isEmpty();
        assertThat(writes.dossiers()).containsOnlyKeys(dossier.id());
    }

    @Test
    void an_order_that_was_there_and_says_something_else_is_changed_and_rewritten() {
        writes.rewrite(dossier);

        assertThat(writes.rewritten()).containsExactly(dossier);
        assertThat(writes.changed()).hasSize(1);
    }

    private void move(OrderState to) {
        writes.touch(dossier);
        dossier.put(dossier.order().moved(to));
    }
}

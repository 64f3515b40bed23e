package io.serai.fulfilment.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.work.DeadEnds.New;
import io.serai.fulfilment.work.DeadEnds.Why;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an order was disappointed, and for how long. */
class DeadEndsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T13:00:00Z");
    private static final LocationId STORE = new LocationId("ROSARIO");

    private final Database database = Database.shared();
    private final DeadEnds deadEnds = new DeadEnds(database.jdbc());

    @BeforeEach
    void nothing() {
        database.empty();
        database.jdbc().update("delete from sourcing_dead_end");
    }

    @Test
    void what_was_sold_or_missed_ends_when_goods_come_in() {
        var order = order("SHIP");
        tell(order, Why.SOLD, "JEAN");
        assertThat(of(order)).containsExactly("JEAN");

        comes("JEAN");
        assertThat(of(order)).isEmpty();
    }

    @Test
    void what_was_refused_and_is_sold_later_stays_refused() {
        var order = order("SHIP");
        tell(order, Why.REFUSED, "JEAN");
        tell(order, Why.SOLD, "JEAN");

        comes("JEAN");
        assertThat(of(order)).containsExactly("JEAN refused");
    }

    @Test
    void what_is_refused_and_missed_in_one_group_is_refused() {
        var order = order("SHIP");
        deadEnds.insert(List.of(end(order, Why.REFUSED, "JEAN"), end(order, Why.SHORT, "JEAN")), NOW);

        comes("JEAN");
        assertThat(of(order)).containsExactly("JEAN refused");
    }

    @Test
    void what_was_missed_and_is_refused_later_is_refused() {
        var order = order("SHIP");
        tell(order, Why.SHORT, "JEAN");
        tell(order, Why.REFUSED, "JEAN");

        comes("JEAN");
        assertThat(of(order)).containsExactly("JEAN refused");
    }

    @Test
    void what_is_collected_is_refused_until_goods_of_any_of_it_come_in() {
        var order = order("PICKUP");
        tell(order, Why.REFUSED, "JEAN", "CAP");
        assertThat(of(order)).containsExactly("CAP refused", "JEAN refused");

        comes("JEAN");
        assertThat(of(order)).isEmpty();
    }

    @Test
    void goods_that_came_before_a_further_refusal_end_none() {
        var order = order("PICKUP");
        tell(order, Why.REFUSED, "JEAN");
        comes("JEAN");
        tell(order, Why.REFUSED, "CAP");
        assertThat(of(order)).containsExactly("CAP refused", "JEAN refused");

        comes("JEAN");
        assertThat(of(order)).isEmpty();
    }

    private void tell(OrderId order, Why why, String... skus) {
        deadEnds.insert(Stream.of(skus).map(sku -> end(order, why, sku)).toList(), NOW);
    }

    private static New end(OrderId order, Why why, String sku) {
        return new New(order, STORE, new Sku(sku), why);
    }

    private List<String> of(OrderId order) {
        return deadEnds.of(List.of(order)).getOrDefault(order, List.of()).stream()
                .map(end -> end.sku() + (end.refused() ? " refused" : ""))
                .toList();
    }

    private void comes(String sku) {
        database.jdbc()
                .update(
                        "insert into stock_move (location, sku, quantity, source, target, cause) values (?, ?, 9, 'OUTSIDE', 'SELLABLE', 'RECEIPT')",
                        STORE.value(),
                        sku);
    }

    private OrderId order(String mode) {
        var id = OrderId.next();
        database.jdbc().update("""
                insert into orders (id, channel, reference, revision, state, seq, currency, total, mode, document, token, placed_at)
                values (?, 'shop', ?, 1, 'AWAITING_STOCK', 1, 'ARS', 1, ?, '{}', ?, now())
                """, id.value(), id.toString(), mode, id.toString());
        return id;
    }
}

package io.serai.fulfilment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.collect.BroughtGoods.Pieces;
import io.serai.fulfilment.work.Dossier;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of an order that is to be collected still has to be brought. */
class BringingTest {
    private static final OrderId ID = OrderId.next();
    private static final LocationId STORE = new LocationId("CORDOBA");
    private static final Sku SHIRT = new Sku("REMERA");
    private static final Sku CAP = new Sku("GORRA");

    private final Database database = Database.shared();

    @Test
    void what_is_on_its_way_is_not_brought_twice_whatever_number_its_line_has_by_now() {
        database.empty();
        var brought = new BroughtGoods(database.jdbc());
        brought.insert(ID, new Pieces(1, SHIRT, 2), new LocationId("ROSARIO"), STORE, Instant.EPOCH);

        var missing = Bringing.missing(order(line(1, CAP, 1), line(2, SHIRT, 2)), brought.onTheWay(ID));

        assertThat(missing).containsExactly(new Pieces(1, CAP, 1));
    }

    @Test
    void a_piece_that_is_on_its_way_counts_for_one_line() {
        var missing = Bringing.missing(order(line(1, SHIRT, 2), line(2, SHIRT, 2)), Map.of(SHIRT, 3));

        assertThat(missing).containsExactly(new Pieces(2, SHIRT, 1));
    }

    private static OrderLine line(int no, Sku sku, int pieces) {
        return new OrderLine(ID, no, Integer.toString(no), sku, null, pieces, 0, 100, 0, 0, List.of());
    }

    private static Dossier order(OrderLine... lines) {
        var total = new Money(200, Money.currency("ARS"));
        var state = OrderState.AWAITING_STOCK;
        var order = new Order(ID, "web", "1", null, 1, state, 4, total, Mode.PICKUP, STORE, "t", Instant.EPOCH);
        return new Dossier(order, List.of(lines), null);
    }
}

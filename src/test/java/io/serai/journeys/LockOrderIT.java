package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.PACHECO;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.serai.fulfilment.Calls;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import io.serai.log.Json;
import io.serai.orders.OrderKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Locks are taken in one order, so that no two wait for each other. */
class LockOrderIT extends Journey {
    /** Nobody listens at it. */
    private static final String DOOR = "edi:nobody";

    private static final String HOW_MANY_WAIT = """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like '%' || ? || '%for no key update%'""";

    @Autowired
    private Calls calls;

    @Autowired
    private Attempts attempts;

    @Autowired
    private OrderKeys orderKeys;

    @Autowired
    private Stock stock;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void
            a_call_that_ends_while_a_step_asks_for_it_again_waits_for_the_order_and_not_for_the_step_and_the_step_not_for_it() {
        var bought = world.shop().order().of(1, world.ware().lies(5, CORDOBA)).bought();
        bought.arrives();
        bought.order().reaches("ALLOCATED");
        var order = OrderId.of(bought.order().id());
        var wanted = List.of(
                new Attempt.Request(DOOR, "DECISION", order.toString(), order, "{\"control\": 1, \"lines\": []}"));
        attempts.request(wanted);
        var id = world.jdbc().queryForObject("select id from attempt where door = ?", UUID.class, DOOR);
        var call = new Call.File(attempts.begin(id).orElseThrow(), "in", "answer.x12", new byte[0]);

        var ending = transaction.execute(step -> {
            world.jdbc().queryForList("select from orders where id = ? for no key update", order.value());
            var ends = CompletableFuture.runAsync(() -> calls.conclude(call, new Reply(200, "{}")));
            soon(() -> assertThat(world.jdbc().queryForObject(HOW_MANY_WAIT, Integer.class, "from orders"))
                    .isPositive());
            attempts.request(wanted);
            return ends;
        });

        assertThatCode(() -> ending.get(1, TimeUnit.MINUTES)).doesNotThrowAnyException();
        assertThat(world.jdbc().queryForObject("select state from attempt where door = ?", String.class, DOOR))
                .isEqualTo("DONE");
        soon(() -> assertThat(bought.order().timeline()).containsOnlyOnce("CHANNEL_TOLD"));
    }

    @Test
    void an_order_that_leaves_its_cart_elsewhere_locks_both_places_in_one_order() {
        var ware = world.ware().lies(1, CORDOBA).lies(5, PACHECO);
        var bought = world.shop().order().of(2, ware).bought();
        var cart = Map.of(
                "key",
                "elsewhere-" + ware.sku(),
                "channel",
                "shopify",
                "order",
                bought.reference(),
                "lines",
                List.of(Map.of("sku", ware.sku(), "quantity", 1, "location", CORDOBA)));
        assertThat(world.hub().post("/api/reservations", Json.write(cart)).status())
                .isEqualTo(200);

        transaction.executeWithoutResult(other -> {
            lock(CORDOBA, ware, "");
            bought.arrives();
            soon(() -> assertThat(world.jdbc().queryForObject(HOW_MANY_WAIT, Integer.class, "join stock"))
                    .isPositive());
            assertThatCode(() -> lock(PACHECO, ware, " nowait")).doesNotThrowAnyException();
        });

        bought.order().reaches("ALLOCATED").isAllocated(Map.of(PACHECO, 2));
        ware.isAt(CORDOBA, 1, 0);
    }

    @Test
    void
            an_order_whose_pieces_others_take_while_it_waits_for_their_row_goes_from_elsewhere_and_nobody_hears_of_a_delay() {
        var ware = world.ware().lies(2, CORDOBA).lies(5, PACHECO);
        var bought = world.shop().order().of(2, ware).bought();
        var cordoba = new StockPlace(new LocationId(CORDOBA), new Sku(ware.sku()));

        transaction.executeWithoutResult(other -> {
            stock.apply(List.of(StockChange.move(cordoba, -1, StockCause.SALE, null, "till")), Instant.now());
            bought.arrives();
            soon(() -> assertThat(world.jdbc().queryForObject(HOW_MANY_WAIT, Integer.class, "join stock"))
                    .isPositive());
        });

        bought.order().reaches("ALLOCATED").isAllocated(Map.of(PACHECO, 2));
        assertThat(bought.order().timeline()).doesNotContain("ORDER_BACKORDERED");
        ware.isAt(CORDOBA, 1, 0);
    }

    @Test
    void pieces_that_begin_to_be_told_apart_by_lot_are_not_locked_while_the_same_message_counts_them() {
        var ware = world.ware().lies(5, CORDOBA);
        var told = List.of(
                Map.of("kind", "product", "sku", ware.sku(), "title", "Remera", "grams", 200, "tracking", "lot"),
                Map.of("kind", "stock", "location", CORDOBA, "sku", ware.sku(), "mode", "count", "quantity", 4));

        var reply = transaction.execute(till -> {
            world.jdbc()
                    .queryForList(
                            "select from stock_count where location = ? and sku = ? for share", CORDOBA, ware.sku());
            var posted = world.hub().post("/api/stock", Json.write(told));
            soon(() -> assertThat(world.jdbc().queryForObject(HOW_MANY_WAIT, Integer.class, "stock_count"))
                    .isPositive());
            assertThatCode(() -> lock(CORDOBA, ware, " nowait")).doesNotThrowAnyException();
            return posted;
        });

        world.receipt(reply).isDone();
        ware.isAt(CORDOBA, 4, 0);
        assertThat(world.jdbc()
                        .queryForObject("select sum(on_hand) from stock_lot where sku = ?", Integer.class, ware.sku()))
                .isEqualTo(4);
    }

    @Test
    void a_message_about_an_order_waits_for_another_about_the_same_before_it_looks_whether_it_is_new() {
        var bought = bought();
        waitsForWhoHas(bought, List.of(new OrderKeys.Key("shopify", bought.reference())));
    }

    @Test
    void it_waits_also_for_so_many_others_that_not_each_has_a_lock() {
        var many = IntStream.rangeClosed(0, 500)
                .mapToObj(i -> new OrderKeys.Key("shopify", "many-" + i))
                .toList();
        waitsForWhoHas(bought(), many);
    }

    private WebShop.Bought bought() {
        return world.shop().order().of(1, world.ware().lies(5, CORDOBA)).bought();
    }

    private void waitsForWhoHas(WebShop.Bought bought, List<OrderKeys.Key> keys) {
        transaction.executeWithoutResult(other -> {
            orderKeys.oneAtATime(keys);
            bought.arrives();
            soon(() -> assertThat(world.jdbc()
                            .queryForObject(
                                    "select count(*) from pg_stat_activity where wait_event = 'advisory'"
                                            + " and query like '%advisory_xact_lock%'",
                                    Integer.class))
                    .isPositive());
        });
        bought.order().reaches("ALLOCATED");
    }

    private void lock(String location, Ware ware, String way) {
        world.jdbc()
                .queryForList(
                        "select from stock where location = ? and sku = ? for no key update" + way,
                        location,
                        ware.sku());
    }
}

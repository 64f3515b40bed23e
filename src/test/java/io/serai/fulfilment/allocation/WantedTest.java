package io.serai.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.LocationRecord;
import io.serai.fulfilment.allocation.Wanted.Place;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Lots;
import io.serai.inventory.SalesRates;
import io.serai.inventory.Stock;
import io.serai.inventory.StockRule;
import io.serai.inventory.StockRules;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A warehouse that sends, and three stores that only hand over: what came back to one of them. */
class WantedTest {
    private static final LocationId CD = new LocationId("CD");
    private static final LocationId NORTE = new LocationId("NORTE");
    private static final LocationId SUR = new LocationId("SUR");
    private static final LocationId KIOSCO = new LocationId("KIOSCO");
    private static final LocationId CHILE = new LocationId("CHILE");
    private static final Sku REM = new Sku("REM-1");

    /** What is worth one a day, as it fades by half in two weeks. */
    private static final double ONE_A_DAY = 14 / Math.log(2);

    private final Database database = Database.named("wanted");
    private final TestClock clock = new TestClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Wanted wanted;

    WantedTest() {
        var settings = Map.<String, Object>of("serai.mappings", "nowhere");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
        context.registerBean(JdbcTemplate.class, database::jdbc);
        context.registerBean(Clock.class, () -> clock);
        context.register(
                Catalogue.class,
                SourcingSites.class,
                RuleBook.class,
                StockRules.class,
                SalesRates.class,
                Lots.class,
                Stock.class,
                WaitingLines.class,
                Wanted.class);
        context.refresh();
        wanted = context.getBean(Wanted.class);
    }

    @BeforeEach
    void places() {
        database.empty();
        context.getBean(Catalogue.class)
                .saveLocations(List.of(
                        place(CD, "AR", -34.5, true),
                        place(NORTE, "AR", -32.9, false),
                        place(SUR, "AR", -41.1, false),
                        place(KIOSCO, "AR", -38.0, false),
                        place(CHILE, "CL", -38.0, true)));
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void what_is_sold_where_it_came_back_stays_there() {
        assertThat(wanted.elsewhere(REM, CD)).as("it is sent from there").isEmpty();
        sells(NORTE, 0.1);
        assertThat(wanted.elsewhere(REM, NORTE)).as("it has sold some").isEmpty();
        context.getBean(StockRules.class).save(List.of(new StockRule(null, KIOSCO, REM, 1, null)));
        assertThat(wanted.elsewhere(REM, KIOSCO)).as("there is a policy for it").isEmpty();
        waits(SUR, 1);
        assertThat(wanted.elsewhere(REM, SUR)).as("somebody waits for it there").isEmpty();
    }

    @Test
    void without_orders_that_wait_it_goes_to_where_it_lasts_for_the_fewest_days() {
        assertThat(to()).contains(new Place(CD, 0, Double.POSITIVE_INFINITY));
        sells(NORTE, ONE_A_DAY);
        lies(NORTE, 6, 0);
        sells(SUR, 2 * ONE_A_DAY);
        lies(SUR, 8, 0);

        assertThat(to()).contains(new Place(SUR, 0, 4));

        lies(SUR, 8, 6);
        assertThat(to()).as("with what is on its way there").contains(new Place(NORTE, 0, 6));
    }

    @Test
    void where_orders_wait_comes_first_and_what_is_on_its_way_to_them_counts() {
        sells(NORTE, ONE_A_DAY);
        waits(SUR, 1);
        waits(null, 2);

        assertThat(to()).as("two wait to be sent").contains(new Place(CD, 2, Double.POSITIVE_INFINITY));
        lies(CD, 0, 2);
        assertThat(to().map(Place::location)).contains(SUR);
        lies(SUR, 0, 1);
        assertThat(to().map(Place::location)).contains(NORTE);
    }

    @Test
    void what_is_on_its_way_for_an_order_is_not_waited_for_whatever_number_its_line_had() {
        var coming = waits(SUR, 3);
        waits(NORTE, 1);
        database.jdbc().update("""
                        insert into brought (id, order_id, line, sku, quantity, source, target, at)
                        select gen_random_uuid(), ?, line, sku, 2, 'CD', 'SUR', now()
                        from (values (1, 'REM-2'), (2, ?)) as b(line, sku)
                        """, coming.value(), REM.value());

        assertThat(context.getBean(WaitingLines.class).at(REM))
                .containsExactlyInAnyOrder(new WaitingLines.At(SUR, 1), new WaitingLines.At(NORTE, 1));
    }

    private Optional<Place> to() {
        return wanted.elsewhere(REM, KIOSCO);
    }

    private void sells(LocationId at, double sold) {
        database.jdbc()
                .update(
                        "insert into sales_rate values (?, ?, ?, ?)",
                        REM.value(),
                        at.value(),
                        sold,
                        Timestamp.from(clock.instant()));
    }

    private void lies(LocationId at, int onHand, int inTransit) {
        database.jdbc().update("""
                        insert into stock (location, sku, on_hand, in_transit) values (?, ?, ?, ?) on conflict (location, sku) do update
                          set on_hand = excluded.on_hand, in_transit = excluded.in_transit
                        """, at.value(), REM.value(), onHand, inTransit);
    }

    private OrderId waits(@Nullable LocationId store, int pieces) {
        var order = OrderId.next();
        database.jdbc()
                .update(
                        """
                        insert into orders (id, channel, reference, revision, state, seq, currency, total, mode, location, document, token, placed_at)
                        values (?, 'shop', ?, 1, 'AWAITING_STOCK', 1, 'ARS', 0, ?, ?, '{}', ?, now())
                        """,
                        order.value(),
                        order.toString(),
                        store == null ? "SHIP" : "PICKUP",
                        store == null ? null : store.value(),
                        order.toString());
        database.jdbc()
                .update(
                        "insert into order_line (order_id, line, reference, sku, quantity, unit_price) values (?, 1, '1', ?, ?, 0)",
                        order.value(),
                        REM.value(),
                        pieces);
        context.getBean(WaitingLines.class)
                .replace(List.of(), List.of(new WaitingLines.Line(order, 1, REM, "shop", store, pieces)));
        return order;
    }

    private static LocationRecord place(LocationId id, String country, double latitude, boolean ships) {
        return new LocationRecord(
                id,
                id.value(),
                LocationRecord.Kind.STORE,
                country,
                "UTC",
                null,
                null,
                null,
                null,
                latitude,
                -60,
                ships,
                !ships,
                false);
    }
}

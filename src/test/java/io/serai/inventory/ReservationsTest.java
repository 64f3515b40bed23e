package io.serai.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.contract.Kit;
import io.serai.inventory.Reservation.State;
import io.serai.inventory.Reservations.Answer;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    private static final LocationId CD = new LocationId("CD");
    private static final LocationId TDA = new LocationId("TDA");
    private static final Sku REM = new Sku("REM-1");
    private static final Sku LID = new Sku("LID-1");
    private static final Sku POT = new Sku("POT-1");
    private static final Duration TTL = Duration.ofMinutes(15);

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Stock stock = new Stock(database.jdbc(), new Lots(database.jdbc()));
    private final StockRules rules = new StockRules(database.jdbc());
    private final ReservationRows rows = new ReservationRows(database.jdbc());
    private final Catalogue catalogue = new Catalogue(database.jdbc(), clock);
    private final WaitingLines waiting = new WaitingLines(database.jdbc(), catalogue);
    private final Senders senders = Premises.senders(catalogue);
    private final ReservationGroup group =
            new ReservationGroup(rows, stock, rules, new Kits(database.jdbc()), waiting, senders, clock);
    private final Reservations reservations = new Reservations(database.jdbc(), rows, group, stock, clock);

    @BeforeEach
    void ten_at_the_centre_and_four_at_the_shop() {
        database.empty();
        Premises.sending(database, CD, TDA);
        in(() -> stock.apply(
                List.of(
                        StockChange.move(new StockPlace(CD, REM), 10, StockCause.COUNT, null, null),
                        StockChange.move(new StockPlace(TDA, REM), 4, StockCause.COUNT, null, null)),
                clock.instant()));
    }

    @Test
    void what_a_cart_reserves_is_where_most_of_it_can_be_promised() {
        var held = held(reserve("cart-1", null, 3));

        assertThat(held.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.location()).isEqualTo(CD));
        assertThat(held.expires()).isEqualTo(clock.instant().plus(TTL));
        assertThat(level(CD).available()).isEqualTo(7);
    }

    @Test
    void the_same_key_again_is_the_same_reservation_and_another_wish_under_it_is_told() {
        var first = held(reserve("cart-1", TDA, 3));

        assertThat(held(reserve("cart-1", TDA, 3))).isEqualTo(first);
        assertThat(reserve("cart-1", TDA, 4)).isEqualTo(new Answer.OtherWish(first));
        assertThat(level(TDA).reserved()).isEqualTo(3);
    }

    @Test
    void the_same_key_from_sixteen_threads_reserves_once() throws Exception {
        var answers = Together.run(16, () -> reserve("cart-1", CD, 2));

        assertThat(answers).allMatch(Answer.Held.class::isInstance);
        assertThat(level(CD).reserved()).isEqualTo(2);
    }

    @Test
    void carts_that_come_together_are_served_one_after_the_other() {
        var answers = in(() -> group.reserve(List.of(
                named("cart-1", TDA, 3),
                named("cart-2", TDA, 3),
                named("cart-3", TDA, 1),
                named("cart-1", TDA, 3),
                named("cart-3", TDA, 2),
                named("cart-2", CD, 1))));

        var first = held(answers.get(0));
        assertThat(answers.get(1)).isEqualTo(new Answer.Lacking(Map.of(REM, 2)));
        assertThat(answers.get(3)).isEqualTo(new Answer.Held(first));
        assertThat(answers.get(4)).isEqualTo(new Answer.OtherWish(held(answers.get(2))));
        assertThat(held(answers.get(5)).lines())
                .as("the key of a cart that got nothing is free")
                .singleElement()
                .extracting(Reservation.Line::location)
                .isEqualTo(CD);
        assertThat(reservations.find("cart-1")).contains(first);
        assertThat(level(TDA).reserved()).isEqualTo(4);
        assertThat(level(CD).reserved()).isEqualTo(1);
    }

    @Test
    void carts_that_come_together_are_sent_where_there_is_enough_for_each() {
        var answers = in(() ->
                group.reserve(List.of(named("cart-1", null, 8), named("cart-2", null, 4), named("cart-3", null, 2))));

        assertThat(answers).allMatch(Answer.Held.class::isInstance);
        assertThat(level(CD).available() + level(TDA).available()).isZero();
    }

    @Test
    void what_no_place_has_whole_is_held_at_as_few_as_can_be() {
        var held = held(reserve("cart-1", null, 12));

        assertThat(held.lines())
                .extracting(
                        Reservation.Line::line,
                        Reservation.Line::location,
                        Reservation.Line::sku,
                        Reservation.Line::reserved)
                .containsExactly(tuple(1, CD, REM, 10), tuple(2, TDA, REM, 2));
        assertThat(held(reserve("cart-1", null, 12))).as("the same key").isEqualTo(held);
        assertThat(reserve("cart-2", null, 3)).isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
        assertThat(level(TDA).reserved()).as("a refusal keeps nothing").isEqualTo(2);
        assertThat(in(() -> reservations.release("cart-1")).orElseThrow().state())
                .isEqualTo(State.RELEASED);
        assertThat(level(CD)).isEqualTo(new StockLevel(10, 0, 0));
        assertThat(level(TDA)).isEqualTo(new StockLevel(4, 0, 0));
    }

    @Test
    void a_cart_that_names_no_place_is_held_where_it_may_be_sent_from() {
        var kiosk = new LocationId("KIOSK");
        var santiago = new LocationId("SCL");
        Premises.open(database, kiosk, "AR", false, false);
        Premises.open(database, santiago, "CL", true, true);
        in(() -> stock.apply(
                List.of(
                        StockChange.move(new StockPlace(kiosk, REM), 50, StockCause.COUNT, null, null),
                        StockChange.move(new StockPlace(santiago, REM), 5, StockCause.COUNT, null, null)),
                clock.instant()));

        assertThat(held(towards("cart-1", "CL", 5)).lines())
                .extracting(Reservation.Line::location)
                .as("what is abroad sends there, and exports")
                .containsExactly(santiago);
        assertThat(towards("cart-2", "CL", 1)).isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
        assertThat(held(towards("cart-3", "AR", 14)).lines())
                .extracting(Reservation.Line::location)
                .containsExactly(CD, TDA);
        assertThat(reserve("cart-4", null, 1)).isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
        assertThat(held(reserve("cart-5", kiosk, 20)).state())
                .as("it is collected there")
                .isEqualTo(State.HELD);
    }

    private Answer towards(String key, String country, int pieces) {
        var wish = new Wish(key, "web", null, country, null, TTL, List.of(new Wish.Line(null, REM, pieces)));
        return in(() -> reservations.reserve(wish));
    }

    @Test
    void a_cart_may_have_what_those_who_wait_leave() {
        in(() -> waiting.replace(
                List.of(),
                List.of(
                        new WaitingLines.Line(OrderId.next(), 1, REM, "shopify", null, 5),
                        new WaitingLines.Line(OrderId.next(), 1, REM, "pos", TDA, 3))));

        assertThat(reserve("cart-1", CD, 7))
                .as("fourteen, of which one place owes three, and all together five")
                .isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
        assertThat(reserve("cart-2", TDA, 2)).isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
        assertThat(reserve("cart-3", null, 7)).isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
        var answers = in(() ->
                group.reserve(List.of(named("cart-4", CD, 4), named("cart-5", null, 2), named("cart-6", TDA, 1))));

        assertThat(answers.get(0)).isInstanceOf(Answer.Held.class);
        assertThat(answers.get(1)).isInstanceOf(Answer.Held.class);
        assertThat(answers.get(2)).as("six are gone").isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
    }

    private static Wish named(String key, @Nullable LocationId location, int pieces) {
        return new Wish(key, "web", null, TTL, List.of(new Wish.Line(location, REM, pieces)));
    }

    @Test
    void a_refusal_keeps_nothing_and_says_what_is_missing() {
        assertThat(reserve("cart-1", TDA, 6)).isEqualTo(new Answer.Lacking(Map.of(REM, 2)));

        assertThat(held(reserve("cart-1", TDA, 4)).state()).isEqualTo(State.HELD);
    }

    @Test
    void what_nobody_paid_in_time_is_free_again_and_so_is_what_was_given_up() {
        reserve("cart-1", CD, 3);
        reserve("cart-2", CD, 2);
        assertThat(in(() -> reservations.release("cart-2")).orElseThrow().state())
                .isEqualTo(State.RELEASED);
        assertThat(in(reservations::expireDue)).isZero();

        clock.pass(TTL);

        assertThat(in(reservations::expireDue)).isEqualTo(1);
        assertThat(reservations.find("cart-1").orElseThrow().state()).isEqualTo(State.EXPIRED);
        assertThat(level(CD)).isEqualTo(new StockLevel(10, 0, 0));
        assertThat(in(() -> reservations.release("cart-1")).orElseThrow().state())
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void what_is_kept_back_from_a_channel_it_cannot_reserve() {
        rules.save(List.of(
                new StockRule("web", null, null, 3, null),
                new StockRule("web", TDA, null, 4, null),
                new StockRule(null, null, REM, 0, null)));
        assertThat(held(reserve("cart-1", TDA, 4)).state())
                .as("a rule of the SKU is the most particular")
                .isEqualTo(State.HELD);

        rules.save(List.of(new StockRule(null, null, REM, 8, null)));
        assertThat(reserve("cart-2", null, 3)).isEqualTo(new Answer.Lacking(Map.of(REM, 1)));
    }

    @Test
    void of_a_kit_all_parts_are_reserved_where_most_of_it_can_be_made() {
        var kits = new Kits(database.jdbc());
        in(() -> stock.apply(
                List.of(
                        StockChange.move(new StockPlace(CD, LID), 1, StockCause.COUNT, null, null),
                        StockChange.move(new StockPlace(TDA, LID), 2, StockCause.COUNT, null, null)),
                clock.instant()));
        in(() -> kits.save(new Kit(POT, List.of(new Kit.Part(REM, 2), new Kit.Part(LID, 1)))));

        var held = held(in(() -> reservations.reserve(wish("cart-1", POT, 2))));

        assertThat(held.lines())
                .extracting(Reservation.Line::location, Reservation.Line::sku, Reservation.Line::reserved)
                .containsExactlyInAnyOrder(tuple(TDA, REM, 4), tuple(TDA, LID, 2));
        assertThat(in(() -> reservations.reserve(wish("cart-2", POT, 2))))
                .isEqualTo(new Answer.Lacking(Map.of(POT, 1)));
        assertThat(level(CD).reserved()).isZero();
    }

    private static Wish wish(String key, Sku sku, int pieces) {
        return new Wish(key, "web", null, TTL, List.of(new Wish.Line(null, sku, pieces)));
    }

    private Answer reserve(String key, @Nullable LocationId location, int pieces) {
        return in(() -> reservations.reserve(named(key, location, pieces)));
    }

    private static Reservation held(Answer answer) {
        return Stream.of(answer)
                .map(Answer.Held.class::cast)
                .map(Answer.Held::reservation)
                .findFirst()
                .orElseThrow();
    }

    private StockLevel level(LocationId location) {
        var place = new StockPlace(location, REM);
        return stock.levels(List.of(place)).getOrDefault(place, StockLevel.NONE);
    }

    private <T> T in(java.util.function.Supplier<T> step) {
        return java.util.Objects.requireNonNull(database.transaction().execute(status -> step.get()));
    }

    private void in(Runnable step) {
        database.transaction().executeWithoutResult(status -> step.run());
    }
}

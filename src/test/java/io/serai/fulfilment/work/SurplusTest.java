package io.serai.fulfilment.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.contract.SalesOrder.Mode;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.OutboxMessage;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Of what an order has reserved, only what is not wanted any more is given back, and always by the same. */
class SurplusTest {
    private static final OrderId ID = OrderId.next();
    private static final Sku SHIRT = new Sku("REMERA");
    private static final Sku CAP = new Sku("GORRA");
    private static final Sku SET = new Sku("CONJUNTO");

    @Example
    void who_was_made_last_gives_up_first_and_no_more_than_there_is_too_much() {
        var dossier = order(line(1, SHIRT, 5));
        var first = has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 3);
        var last = has(dossier, 2, "ROSARIO", FulfilmentState.RELEASED, 1, SHIRT, 2);

        assertThat(given(dossier, line(1, SHIRT, 4))).containsExactly("1 × REMERA (ROSARIO)");
        assertThat(Surplus.of(dossier, List.of(line(1, SHIRT, 4))).holders()).containsExactly(last);
        assertThat(given(dossier, line(1, SHIRT, 2)))
                .containsExactlyInAnyOrder("2 × REMERA (ROSARIO)", "1 × REMERA (CORDOBA)");
        assertThat(Surplus.of(dossier, List.of(line(1, SHIRT, 2))).holders()).containsExactly(first, last);
    }

    @Example
    void who_has_come_least_far_gives_up_before_who_has_packed_it() {
        var dossier = order(line(1, SHIRT, 4));
        has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 2);
        has(dossier, 2, "ROSARIO", FulfilmentState.PACKED, 1, SHIRT, 2);

        assertThat(given(dossier, line(1, SHIRT, 3))).containsExactly("1 × REMERA (CORDOBA)");
    }

    @Example
    void what_has_left_is_not_given_up() {
        var dossier = order(line(1, SHIRT, 3));
        has(dossier, 1, "CORDOBA", FulfilmentState.SHIPPED, 1, SHIRT, 2);
        has(dossier, 2, "ROSARIO", FulfilmentState.RELEASED, 1, SHIRT, 1);

        assertThat(given(dossier, line(1, SHIRT, 1))).containsExactly("1 × REMERA (ROSARIO)");
    }

    @Example
    void who_is_not_concerned_goes_on_with_the_same_task_and_the_others_keep_what_is_wanted_where_it_lies() {
        var dossier = order(line(1, SHIRT, 3), line(2, CAP, 1));
        var shirts = has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 3);
        var cap = has(dossier, 2, "ROSARIO", FulfilmentState.RELEASED, 2, CAP, 1);
        var work = new Work(Instant.EPOCH);

        edit(work, dossier, line(1, SHIRT, 2), line(2, CAP, 1));

        assertThat(dossier.fulfilment(cap.id())).contains(cap);
        assertThat(dossier.fulfilments())
                .extracting(Fulfilment::no, each -> each.location().value(), Fulfilment::state)
                .containsExactly(
                        tuple(1, "CORDOBA", FulfilmentState.CANCELLED),
                        tuple(2, "ROSARIO", FulfilmentState.RELEASED),
                        tuple(3, "CORDOBA", FulfilmentState.ALLOCATED));
        assertThat(work.stock().changes())
                .extracting(change -> change.cause().name() + " " + change.quantity())
                .containsExactly("RELEASE 3", "RESERVATION 2");
        assertThat(work.messages())
                .as("one task is taken back")
                .extracting(OutboxMessage::key)
                .containsExactly(shirts.id().value());
        assertThat(work.loads().passed())
                .as("it is the same parcel for its location")
                .hasSize(1);
        assertThat(dossier.allCovered()).isTrue();
    }

    @Example
    void the_same_edit_once_more_and_one_that_wants_more_take_nothing_back() {
        var dossier = order(line(1, SHIRT, 3));
        has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 3);
        var work = new Work(Instant.EPOCH);

        edit(work, dossier, line(1, SHIRT, 3));
        edit(work, dossier, line(1, SHIRT, 5), line(2, CAP, 1));

        assertThat(work.stock().changes()).isEmpty();
        assertThat(work.messages()).isEmpty();
        assertThat(dossier.goods().map(dossier::uncovered)).containsExactly(2, 1);
    }

    @Example
    void another_article_in_the_place_of_one_is_another_line() {
        var dossier = order(line(1, SHIRT, 2));
        has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 2);

        edit(new Work(Instant.EPOCH), dossier, line(1, CAP, 2));

        assertThat(dossier.isUnderWay()).isFalse();
        assertThat(dossier.goods().map(dossier::uncovered)).containsExactly(2);
    }

    @Example
    void a_part_of_a_kit_whose_number_is_another_stays_reserved_and_is_told_again_under_that() {
        var kit = line(1, SET, 2).madeOf(List.of(new OrderLine.Part(2, SHIRT, 1), new OrderLine.Part(3, CAP, 2)));
        var dossier = order(kit);
        has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 2, SHIRT, 2);
        has(dossier, 2, "ROSARIO", FulfilmentState.RELEASED, 3, CAP, 4);
        var after = line(1, SET, 2).madeOf(List.of(new OrderLine.Part(3, SHIRT, 1), new OrderLine.Part(4, CAP, 2)));
        var work = new Work(Instant.EPOCH);

        assertThat(Surplus.of(dossier, List.of(after, line(2, SHIRT, 1))).given())
                .isEmpty();
        edit(work, dossier, after, line(2, SHIRT, 1));

        assertThat(dossier.goods().map(dossier::uncovered)).containsExactly(0, 0, 1);
        assertThat(dossier.fulfilments())
                .filteredOn(each -> each.state().counts())
                .flatExtracting(Fulfilment::lines)
                .extracting(Fulfilment.Line::line, Fulfilment.Line::sku, Fulfilment.Line::reserved)
                .containsExactly(tuple(3, SHIRT, 2), tuple(4, CAP, 4));
        assertThat(work.messages()).hasSize(2);
    }

    @Example
    void of_a_kit_all_parts_of_those_that_are_not_wanted_are_given_back() {
        var kit = line(1, SET, 3).madeOf(List.of(new OrderLine.Part(2, SHIRT, 1), new OrderLine.Part(3, CAP, 2)));
        var dossier = order(kit);
        has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 2, SHIRT, 3);
        has(dossier, 2, "ROSARIO", FulfilmentState.RELEASED, 3, CAP, 6);

        assertThat(given(dossier, kit.without(1)))
                .containsExactlyInAnyOrder("1 × REMERA (CORDOBA)", "2 × GORRA (ROSARIO)");
    }

    /** Whoever has some of a line, and however many are wanted of it. */
    @Property
    void nothing_that_is_wanted_is_given_back_and_nothing_that_is_not_is_kept(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 4) Integer> pieces,
            @ForAll @IntRange(max = 20) int wanted) {
        int all = pieces.stream().mapToInt(each -> each).sum();
        var dossier = order(line(1, SHIRT, all));
        IntStream.range(0, pieces.size())
                .forEach(i -> has(dossier, i + 1, "L" + i, FulfilmentState.RELEASED, 1, SHIRT, pieces.get(i)));
        var work = new Work(Instant.EPOCH);

        edit(work, dossier, line(1, SHIRT, wanted));

        int reserved = dossier.fulfilments().stream()
                .flatMap(each -> each.lines().stream())
                .mapToInt(Fulfilment.Line::reserved)
                .sum();
        assertThat(reserved).isEqualTo(Math.min(all, wanted));
        assertThat(dossier.goods().map(dossier::uncovered)).containsExactly(Math.max(0, wanted - all));
        assertThat(work.messages())
                .as("who gives up nothing hears nothing")
                .hasSameSizeAs(Surplus.of(again(pieces, all), List.of(line(1, SHIRT, wanted)))
                        .holders());
    }

    @Example
    void what_is_found_where_nobody_has_begun_goes_with_what_is_there_as_one_parcel() {
        var dossier = order(line(1, SHIRT, 3), line(2, CAP, 1));
        var there = has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 2);
        var work = new Work(Instant.EPOCH);

        var parcel = Together.place(
                work,
                dossier,
                new LocationId("CORDOBA"),
                List.of(new Fulfilment.Line(1, SHIRT, 1, 1, 0), new Fulfilment.Line(2, CAP, 1, 1, 0)));

        assertThat(parcel).as("no parcel more").isEmpty();
        assertThat(dossier.fulfilment(there.id()).orElseThrow().state()).isEqualTo(FulfilmentState.CANCELLED);
        assertThat(dossier.fulfilments())
                .last()
                .satisfies(joined -> assertThat(joined.lines())
                        .containsExactly(new Fulfilment.Line(1, SHIRT, 3, 3, 0), new Fulfilment.Line(2, CAP, 1, 1, 0)));
        assertThat(work.stock().changes())
                .as("what was reserved stays so")
                .extracting(change -> change.cause().name() + " " + change.quantity())
                .containsExactly("RESERVATION 1", "RESERVATION 1");
        assertThat(work.loads().passed()).hasSize(1);
    }

    @Example
    void what_nobody_has_heard_of_yet_just_gets_more() {
        var dossier = order(line(1, SHIRT, 3));
        has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 3);
        var work = new Work(Instant.EPOCH);
        edit(work, dossier, line(1, SHIRT, 2), line(2, CAP, 1));

        Together.place(work, dossier, new LocationId("CORDOBA"), List.of(new Fulfilment.Line(2, CAP, 1, 1, 0)));

        assertThat(dossier.fulfilments()).extracting(Fulfilment::state).hasSize(2);
        assertThat(dossier.fulfilments())
                .last()
                .satisfies(kept -> assertThat(kept.lines())
                        .containsExactly(new Fulfilment.Line(1, SHIRT, 2, 2, 0), new Fulfilment.Line(2, CAP, 1, 1, 0)));
        assertThat(work.messages()).as("the task of before is taken back").hasSize(1);
    }

    @Example
    void a_parcel_that_goes_on_twice_at_once_is_passed_to_the_last_and_given_back_if_that_is_not_sent_either() {
        var dossier = order(line(1, SHIRT, 3));
        var first = has(dossier, 1, "CORDOBA", FulfilmentState.RELEASED, 1, SHIRT, 3);
        var work = new Work(Instant.EPOCH);

        edit(work, dossier, line(1, SHIRT, 2));
        edit(work, dossier, line(1, SHIRT, 1));

        var ids = dossier.fulfilments().stream().map(Fulfilment::id).toList();
        assertThat(work.loads().passed()).containsExactly(new Loads.Passed(first.id(), ids.get(2)));
        assertThat(work.loads().unsent()).containsExactly(ids.get(0), ids.get(1));
        Withdrawal.ofAll(work, dossier, "unpaid", Cause.HUB);
        assertThat(work.loads().unsent()).containsExactlyElementsOf(ids);
    }

    @Example
    void where_somebody_has_begun_it_is_a_parcel_of_its_own() {
        var dossier = order(line(1, SHIRT, 3));
        var begun = has(dossier, 1, "CORDOBA", FulfilmentState.PICKING, 1, SHIRT, 2);

        var parcel = Together.place(
                new Work(Instant.EPOCH),
                dossier,
                new LocationId("CORDOBA"),
                List.of(new Fulfilment.Line(1, SHIRT, 1, 1, 0)));

        assertThat(parcel).isPresent();
        assertThat(dossier.fulfilment(begun.id())).contains(begun);
    }

    private static Dossier again(List<Integer> pieces, int all) {
        var dossier = order(line(1, SHIRT, all));
        IntStream.range(0, pieces.size())
                .forEach(i -> has(dossier, i + 1, "L" + i, FulfilmentState.RELEASED, 1, SHIRT, pieces.get(i)));
        return dossier;
    }

    private static List<String> given(Dossier dossier, OrderLine... wanted) {
        return Surplus.of(dossier, List.of(wanted)).given().stream()
                .map(Surplus.Given::toString)
                .toList();
    }

    private static void edit(Work work, Dossier dossier, OrderLine... wanted) {
        var taken = Withdrawal.of(work, Surplus.of(dossier, List.of(wanted)), "edited", Cause.HUB);
        dossier.putLines(List.of(wanted));
        Withdrawal.keep(work, dossier, taken);
    }

    private static OrderLine line(int no, Sku sku, int pieces) {
        return new OrderLine(
                ID,
                no,
                Integer.toString(no),
                sku,
                null,
                Math.max(1, pieces),
                pieces == 0 ? 1 : 0,
                100,
                0,
                0,
                List.of());
    }

    private static Dossier order(OrderLine... lines) {
        var total = new Money(200, Money.currency("ARS"));
        var order =
                new Order(ID, "web", "1", null, 1, OrderState.ALLOCATED, 4, total, Mode.SHIP, null, "t", Instant.EPOCH);
        return new Dossier(order, List.of(lines), null);
    }

    private static Fulfilment has(
            Dossier dossier, int no, String location, FulfilmentState state, int line, Sku sku, int pieces) {
        int picked = state.isPicked() ? pieces : 0;
        int reserved = state.isGone() ? 0 : pieces;
        var fulfilment = new Fulfilment(
                FulfilmentId.next(),
                ID,
                no,
                new LocationId(location),
                Mode.SHIP,
                state,
                1,
                List.of(new Fulfilment.Line(line, sku, pieces, reserved, picked)));
        dossier.put(fulfilment);
        return fulfilment;
    }
}

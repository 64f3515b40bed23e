package io.serai.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Kit;
import io.serai.contract.SalesOrder.Mode;
import io.serai.contract.TillReturn;
import io.serai.fulfilment.stock.KitLines;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Leaving;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.orders.Goods;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Kits are bought as one and leave as several; nothing of them is lost or counted twice on the way. */
class KitsTest {
    private static final OrderId ORDER = OrderId.next();
    private static final Sku SET = new Sku("SET");
    private static final Sku CUP = new Sku("CUP");
    private static final Sku SAUCER = new Sku("SAUCER");
    private static final Sku SPOON = new Sku("SPOON");
    private static final Map<Sku, List<Kit.Part>> KITS =
            Map.of(SET, List.of(new Kit.Part(CUP, 2), new Kit.Part(SAUCER, 1)));

    @Example
    void a_kit_becomes_its_parts_and_stays_what_was_bought() {
        var lines = KitLines.opened(List.of(line(1, "a", SPOON, 3), line(2, "b", SET, 2)), KITS);

        assertThat(lines).extracting(OrderLine::sku).containsExactly(SPOON, SET);
        assertThat(new Dossier(order(), lines, null).goods())
                .containsExactly(new Goods(1, SPOON, 3), new Goods(501, CUP, 4), new Goods(502, SAUCER, 2));
    }

    @Example
    void a_kit_that_is_changed_afterwards_does_not_change_the_order() {
        var opened = KitLines.opened(List.of(line(1, "a", SET, 1)), KITS);
        var changed = Map.of(SET, List.of(new Kit.Part(SPOON, 6)));

        var edited = KitLines.edited(opened, List.of(line(1, "a", SET, 3), line(2, "b", SET, 1)), changed);

        assertThat(edited.get(0).goods(3)).containsExactly(new Goods(501, CUP, 6), new Goods(502, SAUCER, 3));
        assertThat(edited.get(1).goods(1))
                .as("a line that is new is what the kit is now")
                .containsExactly(new Goods(503, SPOON, 6));
    }

    @Example
    void a_part_keeps_its_number_whatever_is_added_to_its_order() {
        var opened = KitLines.opened(List.of(line(1, "a", SET, 1)), KITS);

        var edited = KitLines.edited(
                opened, List.of(line(1, "a", SET, 1), line(2, "b", SPOON, 1), line(3, "c", SET, 1)), KITS);

        assertThat(edited.get(0)).isEqualTo(opened.get(0));
        assertThat(edited.get(2).goods(1)).containsExactly(new Goods(503, CUP, 2), new Goods(504, SAUCER, 1));
    }

    @Example
    void a_part_gives_its_number_up_to_a_line_alone_as_in_orders_whose_parts_were_numbered_right_after_the_lines() {
        var before =
                line(1, "a", SET, 1).madeOf(List.of(new OrderLine.Part(2, CUP, 2), new OrderLine.Part(3, SAUCER, 1)));

        var edited = KitLines.edited(List.of(before), List.of(line(1, "a", SET, 1), line(2, "b", SPOON, 1)), KITS);

        assertThat(edited.get(0).goods(1)).containsExactly(new Goods(501, CUP, 2), new Goods(3, SAUCER, 1));
    }

    /** And no number is another's. */
    @Property
    void all_numbers_are_among_those_that_warehouses_may_answer_with_if_there_are_enough(
            @ForAll @IntRange(min = 1, max = 490) int lines, @ForAll @IntRange(max = 20) int more) {
        var opened = KitLines.opened(sets(lines), KITS);
        var edited = KitLines.edited(opened, sets(lines + more), KITS);

        for (var all : List.of(opened, edited)) {
            var numbers =
                    all.stream().flatMap(line -> line.goods(1)).map(Goods::line).toList();
            assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number > all.size());
            assertThat(numbers.stream().allMatch(number -> number <= 1000)).isEqualTo(3 * all.size() <= 1000);
        }
    }

    private static List<OrderLine> sets(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(no -> line(no, Integer.toString(no), SET, 1))
                .toList();
    }

    @Example
    void an_article_that_becomes_a_kit_afterwards_stays_an_article_in_the_order() {
        var opened = KitLines.opened(List.of(line(1, "a", SET, 1)), Map.of());

        assertThat(KitLines.edited(opened, List.of(line(1, "a", SET, 2)), KITS)
                        .get(0)
                        .isKit())
                .isFalse();
    }

    @Example
    void what_comes_back_of_a_kit_are_its_parts_as_it_was_sold() {
        var sale = KitLines.opened(List.of(line(1, "a", SET, 1)), Map.of(SET, List.of(new Kit.Part(SPOON, 2))));
        var back = List.of(new TillReturn.Line("a", SET, 2));

        assertThat(KitLines.goods(back, sale, KITS)).containsExactly(new Goods(0, SPOON, 4));
        assertThat(KitLines.goods(back, List.of(), KITS))
                .containsExactly(new Goods(0, CUP, 4), new Goods(0, SAUCER, 2));
        assertThat(KitLines.goods(List.of(new TillReturn.Line("a", SPOON, 1)), List.of(), KITS))
                .containsExactly(new Goods(0, SPOON, 1));
    }

    @Example
    void parts_from_two_places_are_the_kit_with_the_second_of_them() {
        var dossier = dossier(1);
        var cups = leaves(dossier, 1, Map.of(501, 2));
        var saucer = leaves(dossier, 2, Map.of(502, 1));
        var kit = dossier.lines().get(0);

        var first = Leaving.after(dossier, cups, List.of());
        var second = Leaving.after(dossier, saucer, List.of(cups.id()));

        assertThat(first.bringsNothing()).isTrue();
        assertThat(second.pieces(kit)).isEqualTo(1);
        assertThat(second.isFirst()).isTrue();
        assertThat(second.together()).containsExactly(saucer, cups);
    }

    /** Parts are spread over parcels at will, and these leave in any order. */
    @Property
    void each_kit_is_told_once_and_only_when_all_of_it_has_left(
            @ForAll @IntRange(min = 1, max = 6) int kits,
            @ForAll @Size(min = 1, max = 18) List<@IntRange(max = 4) Integer> parcels,
            @ForAll Random random) {
        var dossier = dossier(kits);
        var kit = dossier.lines().get(0);
        var pieces = new HashMap<Integer, Map<Integer, Integer>>();
        var all = dossier.goods().toList();
        int next = 0;
        for (var goods : all) {
            for (int i = 0; i < goods.quantity(); i++) {
                pieces.computeIfAbsent(parcels.get(next++ % parcels.size()), none -> new HashMap<>())
                        .merge(goods.line(), 1, Integer::sum);
            }
        }
        var leaving = new ArrayList<Fulfilment>();
        pieces.forEach((no, lines) -> leaving.add(leaves(dossier, no + 1, lines)));
        Collections.shuffle(leaving, random);

        var gone = new ArrayList<FulfilmentId>();
        var left = new HashMap<Integer, Integer>();
        int told = 0;
        for (var each : leaving) {
            told += Leaving.after(dossier, each, gone).pieces(kit);
            gone.add(each.id());
            each.lines().forEach(line -> left.merge(line.line(), line.picked(), Integer::sum));
            assertThat(told).isEqualTo(kit.whole(number -> left.getOrDefault(number, 0)));
        }
        assertThat(told).isEqualTo(kits);
        assertThat(dossier.allCovered()).isTrue();
    }

    @Property
    void as_many_kits_can_be_made_as_their_scarcest_part_allows(
            @ForAll @IntRange(max = 50) int cups, @ForAll @IntRange(max = 50) int saucers) {
        var kit = dossier(1).lines().get(0);

        int whole = kit.whole(number -> number == 501 ? cups : saucers);

        assertThat(kit.goods(whole))
                .allSatisfy(goods ->
                        assertThat(goods.quantity()).isLessThanOrEqualTo(goods.line() == 501 ? cups : saucers));
        assertThat(kit.goods(whole + 1))
                .anySatisfy(goods -> assertThat(goods.quantity()).isGreaterThan(goods.line() == 501 ? cups : saucers));
    }

    private static Dossier dossier(int kits) {
        return new Dossier(order(), KitLines.opened(List.of(line(1, "a", SET, kits)), KITS), null);
    }

    private static Fulfilment leaves(Dossier dossier, int no, Map<Integer, Integer> picked) {
        var lines = picked.entrySet().stream()
                .map(each -> new Fulfilment.Line(each.getKey(), CUP, each.getValue(), 0, each.getValue()))
                .toList();
        var fulfilment = new Fulfilment(
                FulfilmentId.next(), ORDER, no, new LocationId("CD"), Mode.SHIP, FulfilmentState.SHIPPED, 1, lines);
        dossier.put(fulfilment);
        return fulfilment;
    }

    private static OrderLine line(int no, String reference, Sku sku, int quantity) {
        return new OrderLine(ORDER, no, reference, sku, null, quantity, 0, 100, 0, 0, List.of());
    }

    private static Order order() {
        return new Order(
                ORDER,
                "shop",
                "1",
                null,
                1,
                OrderState.FULFILLING,
                1,
                Money.of(java.math.BigDecimal.ONE, Money.currency("ARS")),
                Mode.SHIP,
                null,
                "token",
                Instant.EPOCH);
    }
}

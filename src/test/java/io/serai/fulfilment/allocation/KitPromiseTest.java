package io.serai.fulfilment.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.contract.Kit;
import io.serai.inventory.Ahead;
import io.serai.inventory.ExpectedReceipts;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KitPromiseTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final LocationId CD = new LocationId("CD");
    private static final LocationId TDA = new LocationId("TDA");
    private static final Sku SET = new Sku("SET-1");
    private static final Sku POT = new Sku("POT-1");
    private static final Sku LID = new Sku("LID-1");
    private static final List<Kit.Part> PARTS = List.of(new Kit.Part(POT, 1), new Kit.Part(LID, 2));

    @Example
    void a_kit_can_be_promised_from_the_day_on_which_the_last_of_its_parts_is_due() {
        var promise = kit(
                Map.of(POT, part(POT, 5, 0), LID, part(LID, 2, 0)),
                List.of(due(CD, LID, 4, 3), due(CD, LID, 4, 6), due(CD, POT, 1, 9), due(TDA, LID, 8, 1)),
                100);

        assertThat(promise.now()).isEqualTo(1);
        assertThat(promise.later())
                .as("lids come to a shop that has no pots, and after nine lids pots are lacking")
                .isEqualTo(Map.of(DAY.plusDays(3), 3, DAY.plusDays(6), 5));
    }

    @Example
    void who_waits_for_a_part_gets_it_first_and_the_cap_is_that_of_the_kit() {
        var parts = Map.of(POT, part(POT, 50, 0), LID, part(LID, 0, 3));
        var coming = List.of(due(CD, LID, 20, 3));

        assertThat(kit(parts, coming, 100).by(DAY.plusDays(3)))
                .as("ten kits, two of which are short of their lids")
                .isEqualTo(8);
        assertThat(kit(parts, coming, 5).by(DAY.plusDays(3))).isEqualTo(3);
        assertThat(kit(parts, coming, 0).later()).isEmpty();
    }

    @Example
    void no_more_kits_are_promised_than_those_who_wait_leave_of_a_part_at_all_places_together() {
        var pots = new Promise(POT, "web", List.of(at(CD, 5), at(TDA, 5)), 5, 7, Ahead.NOTHING, new TreeMap<>());
        var lids = new Promise(LID, "web", List.of(at(CD, 20), at(TDA, 20)), 40, 0, Ahead.NOTHING, new TreeMap<>());

        var promise = kit(Map.of(POT, pots, LID, lids), List.of(), 0);

        assertThat(promise.now()).isEqualTo(5);
        assertThat(promise.places()).extracting(Promise.At::now).containsExactly(5, 5);
        assertThat(promise.waiting()).as("in kits").isEqualTo(7);
    }

    private static Promise.At at(LocationId location, int pieces) {
        return new Promise.At(location, StockLevel.NONE, 0, 0, pieces);
    }

    /** Whatever comes and whoever waits: there is enough of every part for what is promised, after those who wait. */
    @Property
    void no_more_kits_are_promised_than_there_will_be_parts(
            @ForAll @IntRange(max = 30) int pots,
            @ForAll @IntRange(max = 30) int lids,
            @ForAll @IntRange(max = 20) int waitForPots,
            @ForAll @IntRange(max = 20) int waitForLids,
            @ForAll @Size(max = 6) List<@IntRange(max = 40) Integer> coming) {
        var lines = new ArrayList<ExpectedReceipts.Line>();
        for (int i = 0; i < coming.size(); i++) {
            lines.add(due(CD, i % 2 == 0 ? POT : LID, coming.get(i), i));
        }
        var parts = new HashMap<Sku, Promise>();
        parts.put(POT, part(POT, pots, lines.stream().anyMatch(is(POT)) ? waitForPots : 0));
        parts.put(LID, part(LID, lids, lines.stream().anyMatch(is(LID)) ? waitForLids : 0));
        var promise = kit(parts, lines, 1_000);

        int last = promise.now();
        for (int day = 0; day < 8; day++) {
            var by = DAY.plusDays(day);
            int kits = promise.by(by);
            assertThat(kits).isGreaterThanOrEqualTo(last);
            last = kits;
            for (var part : PARTS) {
                int due = lines.stream()
                        .filter(is(part.sku()))
                        .filter(line -> !line.due().isAfter(by))
                        .mapToInt(ExpectedReceipts.Line::open)
                        .sum();
                var there = Objects.requireNonNull(parts.get(part.sku()));
                assertThat(kits * part.quantity())
                        .isLessThanOrEqualTo(
                                there.now() + Math.max(0, due - there.ahead().waiting()));
            }
        }
    }

    private static Predicate<ExpectedReceipts.Line> is(Sku sku) {
        return line -> line.place().sku().equals(sku);
    }

    private static Promise kit(Map<Sku, Promise> parts, List<ExpectedReceipts.Line> coming, int cap) {
        return new KitPromise(PARTS, parts, coming).of("web", SET, cap);
    }

    /** So many at the centre, and so many that orders of the channel wait for. */
    private static Promise part(Sku sku, int now, int waiting) {
        var at = new Promise.At(CD, new StockLevel(now, 0, 0), 0, 0, now);
        return new Promise(sku, "web", List.of(at), now, new Ahead(new TreeMap<>(), waiting, waiting, waiting));
    }

    private static ExpectedReceipts.Line due(LocationId location, Sku sku, int pieces, int days) {
        return new ExpectedReceipts.Line("PO", new StockPlace(location, sku), pieces, 0, DAY.plusDays(days));
    }
}

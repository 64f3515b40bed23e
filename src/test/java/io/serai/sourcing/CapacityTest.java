package io.serai.sourcing;

import static io.serai.sourcing.World.NOW;
import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Two stores in Rosario that send only so many parcels a day and an hour. */
class CapacityTest {
    private static final LocationId NEAR = new LocationId("NEAR");
    private static final String RULES = """
            name: mine
            version: 1
            strategy: nearest
            currency: ARS
            groups: { stores: { types: [store] } }
            """;

    private final World world = new World()
            .site("NEAR", -32.94, -60.65)
            .site("NEXT", -32.90, -60.65)
            .has("NEAR", 999, "A")
            .has("NEXT", 999, "A");

    @Property(tries = 200)
    void orders_that_are_decided_together_fill_no_place_beyond_what_it_can_send(
            @ForAll @IntRange(min = 1, max = 20) int orders,
            @ForAll @IntRange(min = 1, max = 12) int perDay,
            @ForAll @IntRange(min = 1, max = 12) int perHour,
            @ForAll @IntRange(min = 0, max = 12) int given) {
        rules("locations: [{ group: stores, perDay: %d, perHour: %d }]".formatted(perDay, perHour));

        var sent = decide(orders, NOW, Map.of(NEAR, new Load(given, given)));

        int most = Math.min(perDay, perHour);
        assertThat(sent.getOrDefault(NEAR, 0L)).isEqualTo(Math.min(orders, Math.max(0, most - given)));
        assertThat(sent.getOrDefault(new LocationId("NEXT"), 0L)).isLessThanOrEqualTo(most);
    }

    @Test
    void each_decision_is_the_same_again_with_what_it_saw() {
        rules("locations: [{ group: stores, perDay: 2 }]");
        var network = world.network();
        var inquiry = network.inquire(Ask.of("shop", ship(line(1, 1, "A")), NOW));

        var decided = Batch.decide(Collections.nCopies(5, inquiry), world.shelves(network), Tally.of(Map.of()));

        assertThat(decided)
                .allSatisfy(each ->
                        assertThat(each.kept().again(network).decision()).isEqualTo(each.decision()));
        assertThat(decided.get(4).decision().others())
                .extracting(other -> other.why().code())
                .contains(Reason.Code.FULL);
    }

    @Test
    void the_few_first_are_looked_at_with_what_the_group_has_been_given() {
        rules("locations: [{ group: stores, perDay: 1 }]");
        var network = world.network();
        var tally = Tally.of(Map.of());
        var inquiries = List.of(inquiry(network), inquiry(network), inquiry(network));
        inquiries.forEach(each -> each.first(2));

        var senders = inquiries.stream()
                .map(each -> {
                    var decided = tally.ask(each).decideOnFirst(world.shelves(network));
                    tally.add(each, decided);
                    return decided.isFilled() ? World.told(decided.answer()).substring(0, 4) : "none";
                })
                .toList();

        assertThat(senders).containsExactly("NEAR", "NEXT", "none");
    }

    @Test
    void what_comes_after_the_cutoff_is_work_of_the_next_day_and_fills_no_hour() {
        rules(
                "locations: [{ group: stores, open: [mon, tue, wed, thu, fri], cutoff: \"12:00\", perDay: 9, perHour: 1 }]");
        var friday = Instant.parse("2026-11-27T13:00:00Z");

        assertThat(world.network().slots(friday)).contains(new Slot(NEAR, LocalDate.parse("2026-11-30"), Slot.LATER));
        assertThat(world.network().slots(Instant.parse("2026-11-27T11:59:00Z")))
                .contains(new Slot(NEAR, LocalDate.parse("2026-11-27"), 11));
        assertThat(decide(5, friday, Map.of()).getOrDefault(NEAR, 0L)).isEqualTo(5);
    }

    @Test
    void there_is_room_for_work_of_the_next_day_also_while_this_hour_is_full() {
        rules(
                "locations: [{ group: stores, open: [mon, tue, wed, thu, fri], cutoff: \"12:00\", perDay: 9, perHour: 2 }]");
        var network = world.network();
        var friday = LocalDate.parse("2026-11-27");

        assertThat(network.room(new Slot(NEAR, friday, 11), new Load(1, 1))).isEqualTo(1);
        assertThat(network.room(new Slot(NEAR, friday.plusDays(3), Slot.LATER), new Load(1, 0)))
                .isEqualTo(8);
    }

    private static Inquiry inquiry(Network network) {
        return network.inquire(Ask.of("shop", ship(line(1, 1, "A")), NOW));
    }

    private Map<LocationId, Long> decide(int orders, Instant at, Map<LocationId, Load> given) {
        var network = world.network();
        var inquiry = network.inquire(Ask.of("shop", ship(line(1, 1, "A")), at));
        return Batch.decide(Collections.nCopies(orders, inquiry), world.shelves(network), Tally.of(given)).stream()
                .flatMap(each -> each.decision().chosen().stream())
                .map(Decision.Chosen::location)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private void rules(String more) {
        world.by(Rules.read("mine.yaml", RULES + more + "\n"));
    }
}

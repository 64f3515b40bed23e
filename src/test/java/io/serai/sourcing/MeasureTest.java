package io.serai.sourcing;

import static io.serai.sourcing.World.NOW;
import static io.serai.sourcing.World.line;
import static io.serai.sourcing.World.ship;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A choice that comes two days after it was asked, measured by rule sets that promise otherwise. */
class MeasureTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final String RULES = """
            name: mine
            version: 1
            strategy: cheapest
            currency: ARS
            promise: { days: %d }
            cost: { lateDay: 100, carrier: [{ days: 2, rates: [{ upToGrams: 1000, price: 500 }], kilogramMore: 1 }] }
            """;

    private final World world = new World().site("ROSARIO", -32.94, -60.65).has("ROSARIO", 9, "A");

    @Test
    void it_is_late_by_what_was_promised_to_the_customer_and_by_its_own_promise() {
        var measure = measure(ask(TODAY.plusDays(1), false), 0);

        assertThat(measure.late()).as("after what the customer was promised").isEqualTo(1);
        assertThat(measure.own()).as("after what these rules promise").isEqualTo(2);
        assertThat(measure.cost()).as("by their own promise").isEqualTo(500 + 2 * 100);
    }

    @Test
    void what_the_channel_told_the_customer_is_the_promise_of_any_rules() {
        var measure = measure(ask(TODAY.plusDays(1), true), 0);

        assertThat(measure.late()).isEqualTo(1);
        assertThat(measure.own()).isEqualTo(1);
    }

    @Test
    void where_nobody_promised_anything_the_customer_has_it_in_time() {
        var measure = measure(ask(null, false), 1);

        assertThat(measure.late()).isZero();
        assertThat(measure.own()).isEqualTo(1);
    }

    @Test
    void its_own_promise_counts_from_when_the_order_was_placed() {
        var twoDaysBefore = NOW.minusSeconds(2 * 86_400);
        var ask =
                new Ask("shop", ship(line(1, 1, "A")), NOW, null, List.of(), Map.of(), false, twoDaysBefore, List.of());

        assertThat(measure(ask, 2).own()).isEqualTo(2);
    }

    @Property(tries = 300)
    void what_a_rule_set_decided_measures_by_its_own_prices_what_it_minimised(@ForAll long seed) {
        var one = new Cases(seed, Cases.any(seed));
        var decided = one.world.decide(one.demand);

        assertThat(Measure.of(decided.decision(), decided.kept(), one.world.network())
                        .cost())
                .isEqualTo(decided.decision().cost());
    }

    @Test
    void a_piece_that_lies_alone_costs_what_slow_stock_says() {
        world.has("ROSARIO", 1, "A").by(Rules.read("slow.yaml", """
                        name: slow
                        version: 1
                        strategy: clear-slow-stock
                        currency: ARS
                        cost: { slow: { piece: 100, many: 5 } }
                        """));
        var decided = world.decide(ask(null, false));

        assertThat(Measure.of(decided.decision(), decided.kept(), world.network())
                        .cost())
                .isEqualTo(80);
    }

    private Measure measure(Ask ask, int days) {
        world.by(Rules.read("mine.yaml", RULES.formatted(days)));
        var decided = world.decide(ask);
        return Measure.of(decided.decision(), decided.kept(), world.network());
    }

    private static Ask ask(@Nullable LocalDate promised, boolean told) {
        return new Ask("shop", ship(line(1, 1, "A")), NOW, promised, List.of(), Map.of(), told, NOW, List.of());
    }
}

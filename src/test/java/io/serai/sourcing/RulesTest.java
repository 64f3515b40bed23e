package io.serai.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String START = """
            name: mine
            version: 3
            strategy: cheapest
            currency: ARS
            """;

    @ParameterizedTest
    @ValueSource(strings = {"nearest", "fewest-parcels", "cheapest", "clear-slow-stock"})
    void the_named_strategies_come_with_the_hub(String name) {
        var rules = Rules.named(name);

        assertThat(rules.name()).isEqualTo(name);
        assertThat(rules.strategy()).isEqualTo(name);
    }

    @Test
    void an_unknown_property_is_told_with_its_line_and_what_there_is() {
        wrong(
                START + "cost:\n  pric: 3\n",
                "my.yaml:6: there is no property pric → use one of [capacity, carrier, kilometre,");
    }

    @Test
    void what_is_missing_or_of_another_kind_is_told() {
        wrong("name: mine\nversion: 3\nstrategy: cheapest\n", "my.yaml:1: currency is missing → add currency");
        wrong(
                START + "cost:\n  split: much\n",
                "my.yaml:6: /cost/split: string found, integer expected → write a whole number");
        wrong(START.replace("cheapest", "best"), "my.yaml:3:");
        wrong("[", "my.yaml:");
    }

    @Test
    void names_that_nobody_has_given_are_told() {
        wrong(
                START + "groups:\n  stores: { types: [store] }\nrules:\n  - { name: a, never: [shops] }\n",
                "my.yaml:8: there is no group shops → name it under groups, or use one of [stores]");
        wrong(
                START + "rules:\n  - { name: a }\n",
                "my.yaml:6: the rule a forbids nothing → say only, never, openToday or withinKm");
    }

    @Test
    void a_limit_that_is_no_weight_or_length_is_told_with_its_line() {
        wrong(
                START
                        + "groups: { stores: { types: [store] } }\nlocations:\n  - { group: stores, lineUpToGrams: heavy }\n",
                "my.yaml:7: /locations/0/lineUpToGrams: string found, integer expected → write a whole number");
        wrong(
                START
                        + "groups: { stores: { types: [store] } }\nlocations:\n  - group: stores\n    pieceUpToMillimetres: 0\n",
                "my.yaml:8: /locations/0/pieceUpToMillimetres");
    }

    @Test
    void a_tariff_by_which_two_parcels_cost_less_than_one_is_told() {
        wrong(START + """
                cost:
                  carrier:
                    - { days: 1, rates: [{ upToGrams: 1000, price: 100 }, { upToGrams: 2000, price: 300 }] }
                """, "a parcel of 2000 g costs 300, more than two of 1000 g and 1000 g → let prices rise");
    }

    @Test
    void a_zone_that_is_never_reached_is_told() {
        wrong(START + """
                cost:
                  carrier:
                    - { days: 1, rates: [{ upToGrams: 1000, price: 100 }] }
                    - { upToKm: 10, days: 1, rates: [{ upToGrams: 1000, price: 100 }] }
                """, "the zones after it are never reached");
    }

    @Test
    void the_levels_of_channels_are_read_once_and_the_lowest_of_several_counts() {
        var rules = Rules.read("my.yaml", START + """
                priorities:
                  - { level: 2, channels: [shop, counter] }
                  - { level: 1, channels: [counter] }
                """);

        assertThat(rules.levels()).isEqualTo(Map.of("shop", 2, "counter", 1)).isSameAs(rules.levels());
        assertThat(rules.level("counter")).isEqualTo(1);
        assertThat(rules.level("nobody")).isEqualTo(Rules.LAST);
    }

    private static void wrong(String yaml, String told) {
        assertThatThrownBy(() -> Rules.read("my.yaml", yaml))
                .isInstanceOf(RulesException.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_day_that_no_calendar_has_is_refused() {
        var rules = """
                name: mine
                version: 1
                strategy: nearest
                currency: ARS
                groups: { stores: { types: [store] } }
                locations: [{ group: stores, closed: [2026-02-30] }]
                """;

        assertThatThrownBy(() -> Rules.read("rules", rules)).hasMessageContaining("2026-02-30 is no day → write it as");
    }
}

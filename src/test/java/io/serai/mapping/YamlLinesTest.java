package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a setting stands. */
class YamlLinesTest {
    private static final YamlLines LINES = new YamlLines("""
            lane: orders
            csv:
              separator: ;
            holds:
              - hold: fraud
                above: 5
              - {hold: person}
            """);

    @Test
    void a_property_is_found_at_whatever_depth() {
        assertThat(LINES.of("lane")).isEqualTo(1);
        assertThat(LINES.of("separator")).isEqualTo(3);
        assertThat(LINES.of("zone")).as("which is not there").isZero();
    }

    @Test
    void an_item_is_found_where_it_begins() {
        assertThat(LINES.ofItem("holds", 0)).isEqualTo(5);
        assertThat(LINES.ofItem("holds", 1)).isEqualTo(7);
    }

    @Test
    void an_item_of_a_list_on_one_line_is_on_that_line() {
        assertThat(new YamlLines("lane: orders\nholds: [{hold: fraud}]").ofItem("holds", 0))
                .isEqualTo(2);
    }
}

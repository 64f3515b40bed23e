package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of orders that a list has and its API does not give. */
class RefusalsTest {
    private final ArrayList<String> person = new ArrayList<>();
    private final Set<String> inVain = new HashSet<>();
    private final Refusals refusals =
            new Refusals(each -> person.add(each.entry().asText()), entry -> inVain.contains(entry.asText()));

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void one_that_is_refused_for_good_is_left_to_a_person(int status) {
        refused("7", status);
        refusals.given();

        assertThat(refusals.settle()).isEmpty();
        assertThat(person).containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 500, 503})
    void one_that_is_not_given_now_is_asked_for_again(int status) {
        refused("7", status);
        refusals.given();
        refused("8", 410);

        assertThat(refusals.settle())
                .singleElement()
                .extracting(each -> each.entry().asText())
                .isEqualTo("7");
        assertThat(person).containsExactly("8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 401, 429})
    void what_says_nothing_of_the_one_order_ends_the_round(int status) {
        assertThatThrownBy(() -> refused("7", status)).isInstanceOf(FarApi.NotGiven.class);
    }

    @Test
    void one_that_was_asked_for_in_vain_for_long_is_left_to_a_person_too() {
        inVain.add("7");
        refused("7", 500);
        refused("8", 500);
        refusals.given();

        assertThat(refusals.settle()).hasSize(1);
        assertThat(person).containsExactly("7");
    }

    @Test
    void one_alone_may_be_refused_and_where_several_are_and_none_is_given_nothing_is_passed_by() {
        refused("7", 400);
        assertThat(refusals.settle()).isEmpty();
        assertThat(person).containsExactly("7");
        person.clear();

        refused("8", 422);
        assertThat(refusals.settle()).hasSize(2);
        assertThat(person).isEmpty();

        refusals.here();
        assertThat(refusals.settle()).isEmpty();
        assertThat(person).containsExactly("7", "8");
    }

    @Test
    void so_many_in_a_row_that_are_not_given_say_that_the_api_is_away() {
        for (int i = 0; i < 50; i++) {
            refused("a" + i, 500);
        }
        refusals.given();
        for (int i = 0; i < 50; i++) {
            refused("b" + i, 500);
        }
        assertThatThrownBy(() -> refused("7", 500)).isInstanceOf(FarApi.NotGiven.class);
    }

    @Test
    void a_round_without_a_refusal_leaves_nobody_anything() {
        assertThat(refusals.settle()).isEmpty();
        assertThat(person).isEmpty();
    }

    private void refused(String order, int status) {
        refusals.add(TextNode.valueOf(order), new FarApi.NotGiven(status, "it answered " + status));
    }
}

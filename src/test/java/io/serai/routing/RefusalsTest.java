package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What becomes of orders that a list has and its API will not give. */
class RefusalsTest {
    private final ArrayList<Refusals.Refused> person = new ArrayList<>();
    private final Refusals refusals = new Refusals(person::add);

    @Test
    void one_that_is_refused_beside_others_that_are_given_is_left_to_a_person() {
        refusals.add(TextNode.valueOf("7"), new FarApi.NotGiven(400, "bad"));
        refusals.given();
        refusals.leaveToAPerson();
        assertThat(person).singleElement().extracting("entry").hasToString("\"7\"");
    }

    @Test
    void where_all_are_refused_nothing_is_passed_by() {
        refusals.add(TextNode.valueOf("7"), new FarApi.NotGiven(400, "bad"));
        refusals.add(TextNode.valueOf("8"), new FarApi.NotGiven(422, "bad"));
        assertThatThrownBy(refusals::leaveToAPerson).isInstanceOf(FarApi.NotGiven.class);
        assertThat(person).isEmpty();
    }

    @Test
    void a_round_without_a_refusal_leaves_nobody_anything() {
        refusals.leaveToAPerson();
        assertThat(person).isEmpty();
    }
}

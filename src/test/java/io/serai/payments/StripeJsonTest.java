package io.serai.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.payments.StripeJson.Found;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripeJsonTest {

    @Test
    void a_refund_is_known_by_what_it_was_told_with_it() {
        assertThat(found("pending", false, "a-1")).contains(Found.THERE);
        assertThat(found("succeeded", true, "a-1")).contains(Found.THERE);
        assertThat(found("succeeded", false, "a-2")).contains(Found.NOT_THERE);
        assertThat(StripeJson.refund("{\"object\":\"list\",\"data\":[]}", "attempt", "a-1"))
                .contains(Found.NOT_THERE);
    }

    @Test
    void one_that_came_to_nothing_was_not_given_back() {
        assertThat(found("failed", false, "a-1")).contains(Found.FAILED);
        assertThat(found("canceled", false, "a-1")).contains(Found.FAILED);
    }

    @Test
    void a_list_that_goes_on_and_what_is_no_list_say_nothing() {
        assertThat(found("succeeded", true, "a-2")).isEmpty();
        assertThat(StripeJson.refund("<html>", "attempt", "a-1")).isEmpty();
        assertThat(StripeJson.refund("", "attempt", "a-1")).isEmpty();
        assertThat(StripeJson.refund("{\"object\":\"refund\"}", "attempt", "a-1"))
                .isEmpty();
    }

    private static Optional<Found> found(String status, boolean goesOn, String wanted) {
        return StripeJson.refund("""
                {"object": "list", "has_more": %s, "data": [
                  {"object": "refund", "status": "succeeded", "metadata": {}},
                  {"object": "refund", "status": "%s", "metadata": {"attempt": "a-1"}}]}
                """.formatted(goesOn, status), "attempt", wanted);
    }
}

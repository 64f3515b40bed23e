package io.serai.fulfilment.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may be concluded from a reply. */
class VerdictTest {
    private static final Reply BUSY = new Reply(429, "");

    @Test
    void a_call_that_was_turned_away_as_too_many_was_not_done() {
        assertThat(Verdict.ofIdempotent(BUSY)).isInstanceOf(Verdict.Retry.class);
    }

    @Test
    void a_question_that_was_turned_away_as_too_many_leaves_the_call_unknown() {
        assertThat(Verdict.ofIdempotent(BUSY).ofQuestion(BUSY)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void a_question_that_was_answered_with_no_lets_the_call_be_made_again() {
        var verdict = new Verdict.Retry("{\"asked\":true}");
        assertThat(verdict.ofQuestion(new Reply(200, "{}"))).isSameAs(verdict);
    }
}

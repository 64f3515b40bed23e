package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.Calls;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What goes wrong before a call is sent is the outcome of that try, as a person reads it. */
class CallsThatCannotBeMadeTest extends InOneGroup {

    @Test
    void a_call_whose_partner_has_gone_is_tried_again_with_a_growing_pause_and_says_why() {
        live(() -> {
            var id = asked();
            for (int pause : List.of(1, 2, 4, 8)) {
                assertThat(HUB.port(Calls.class).begin(id)).isNull();

                assertThat(call().get("state")).as("it was certainly not made").isEqualTo("WAITING");
                assertThat(String.valueOf(call().get("answer"))).contains("fault", "No value present");
                HUB.clock().pass(Duration.ofSeconds(pause).minusMillis(1));
                assertThat(isDue()).as("before %s s", pause).isFalse();
                HUB.clock().pass(Duration.ofMillis(1));
                assertThat(isDue()).isTrue();
            }
        });
    }

    @Test
    void of_one_whose_outcome_is_unknown_nobody_knows_more_when_it_cannot_be_asked_about() {
        live(() -> {
            var id = asked();
            HUB.jdbc().update("update attempt set state = 'UNKNOWN', tries = 1 where id = ?::uuid", id);

            assertThat(HUB.port(Calls.class).begin(id)).isNull();

            assertThat(call().get("state")).isEqualTo("UNKNOWN");
        });
    }

    private static boolean isDue() {
        return Boolean.TRUE.equals(
                HUB.jdbc().queryForObject("select next_at <= simulated.now() from attempt", Boolean.class));
    }

    private static Map<String, Object> call() {
        return HUB.jdbc().queryForMap("select state, answer::text as answer from attempt");
    }

    private static String asked() {
        HUB.port(Attempts.class).request(List.of(new Attempt.Request("edi:gone", "SYNTAX", "1", null, "{}")));
        return Objects.requireNonNull(HUB.jdbc().queryForObject("select id::text from attempt", String.class));
    }
}

package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.fulfilment.Calls;
import io.serai.fulfilment.calls.Call;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When nobody goes on with a call whose outcome is not certain. */
class GivenUpMailTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Hub HUB = new Hub("given_up_mail");

    @Test
    void a_mail_that_no_server_takes_within_its_patience_is_given_up_and_counted() {
        life(() -> {
            double before = refused();
            HUB.port(Calls.class).failed(mail(begun("mail")), new IOException("read timed out"));
            assertThat(state()).isEqualTo("UNKNOWN");

            HUB.clock().pass(Duration.ofHours(24).plusSeconds(1));
            HUB.port(Calls.class).failed(mail(begin()), new IOException("read timed out"));

            assertThat(state()).isEqualTo("REFUSED");
            assertThat(refused() - before).isEqualTo(1);
            HUB.clock().pass(Duration.ofHours(1));
            assertThat(HUB.port(Calls.class).wakeDue()).isZero();
        });
    }

    @Test
    void a_mail_that_is_refused_for_good_is_not_sent_again() {
        life(() -> {
            HUB.port(Calls.class).refused(mail(begun("mail:alerts")), new IOException("550 no such user"));

            assertThat(state()).isEqualTo("REFUSED");
            assertThat(HUB.jdbc().queryForObject("select answer ->> 'fault' from attempt", String.class))
                    .contains("550 no such user");
        });
    }

    @Test
    void a_webhook_is_tried_also_after_its_patience() {
        life(() -> {
            var attempt = begun("webhook:customer");
            HUB.clock().pass(Duration.ofDays(2));
            HUB.port(Calls.class)
                    .failed(new Call.Http(attempt, "POST", "", Map.of(), "{}"), new IOException("read timed out"));

            assertThat(state()).isEqualTo("UNKNOWN");
        });
    }

    private static void life(Runnable life) {
        var faults = new Faults(new Chance(0));
        faults.end();
        HUB.from(EIGHT, faults, life);
    }

    private static Call mail(Attempt attempt) {
        return new Call.Mail(attempt, "<1@hub.example>", "ana@example.com", "a", "b", "c");
    }

    private static Attempt begun(String door) {
        HUB.port(Attempts.class).request(List.of(new Attempt.Request(door, "SHIPPED", "1", null, "{}")));
        return begin();
    }

    private static Attempt begin() {
        var id = HUB.jdbc().queryForList("select id from attempt", UUID.class).get(0);
        return HUB.port(Attempts.class).begin(id).orElseThrow();
    }

    private static String state() {
        return HUB.jdbc()
                .queryForList("select state from attempt", String.class)
                .get(0);
    }

    private static double refused() {
        return HUB.port(MeterRegistry.class).counter("serai.mail.refused").count();
    }
}

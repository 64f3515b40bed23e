package io.serai.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.LeasesAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Duration OLD = Duration.ofDays(100);
    private static final Duration NEW = Duration.ofDays(10);
    private static final String SAID = "{\"said\": \"Zoe\"}";
    private static final String PURGED = "{\"purged\": true}";
    private final Case given = new Case();

    @Test
    void a_message_is_emptied_when_it_is_old_enough_and_says_so() {
        var old = given.message("shopify", "{\"mail\":\"zoe@example.com\"}", OLD);
        given.jdbc.update("insert into receipt_chunk values (?, 1, 'more')", old);
        var young = given.message("shopify", "{}", NEW);

        given.retention().sweep();

        assertThat(given.isEmpty(old)).isTrue();
        assertThat(given.value("select purged_by from receipt where id = ?", String.class, old))
                .isEqualTo("RETENTION");
        assertThat(given.value("select length(sha256) from receipt where id = ?", Integer.class, old))
                .isEqualTo(32);
        assertThat(given.database.count("receipt_chunk")).isZero();
        assertThat(given.isEmpty(young)).isFalse();
    }

    @Test
    void a_partner_may_have_a_time_of_its_own_and_zero_is_for_ever() {
        given.settings.setProperty("serai.retention.messages", "0");
        given.settings.setProperty("serai.retention.messages-of.andes", "1d");
        var shop = given.message("shopify", "{}", OLD);
        var carrier = given.message("andes", "x", NEW);

        given.retention().sweep();

        assertThat(given.isEmpty(shop)).isFalse();
        assertThat(given.isEmpty(carrier)).isTrue();
    }

    @Test
    void what_still_waits_for_its_steps_is_kept_and_the_sweep_comes_back_to_it() {
        var waits = given.message("shopify", "waits".getBytes(StandardCharsets.UTF_8), OLD, "WAITING");
        var after = given.message("shopify", "after", OLD.minusDays(1));

        given.retention().sweep();
        assertThat(given.isEmpty(waits)).isFalse();
        assertThat(given.isEmpty(after)).isFalse();

        given.jdbc.update("update receipt set state = 'DONE'");
        given.retention().sweep();
        assertThat(given.isEmpty(waits)).isTrue();
        assertThat(given.isEmpty(after)).isTrue();
    }

    @Test
    void a_message_that_a_person_may_still_correct_is_kept_until_its_exception_is_closed_and_old() {
        var message = given.message("shopify", "wrong", OLD);
        var exception = given.exception(message, "OPEN", null, Duration.ZERO);

        given.retention().sweep();
        assertThat(given.isEmpty(message)).isFalse();

        given.jdbc.update("update exception set state = 'REPLAYED', closed_at = now() - interval '91 days'");
        given.retention().sweep();

        assertThat(given.isEmpty(message)).isTrue();
        assertThat(given.value("select problems::text from exception where id = ?", String.class, exception))
                .contains("SER-0412")
                .doesNotContain("Zoe");
    }

    @Test
    void the_customer_of_an_order_that_ended_long_ago_is_forgotten() {
        var ended = given.order("shopify", "1", "DELIVERED", "zoe@example.com", "3515550199");
        var open = given.order("shopify", "2", "ALLOCATED", "zoe@example.com", "3515550199");
        given.jdbc.update("update orders set changed_at = now() - interval '731 days'");

        given.retention().sweep();

        assertThat(given.value("select document::text from orders where id = ?", String.class, ended))
                .doesNotContain("Zoe");
        assertThat(given.value("select document::text from orders where id = ?", String.class, open))
                .contains("Zoe");
    }

    @Test
    void what_partners_answered_goes_once_it_is_old_whatever_calls_are_still_open() {
        call("1", "DONE", 93);
        call("2", "UNKNOWN", 92);
        call("3", "REFUSED", 91);
        call("4", "DONE", 10);

        given.retention().sweep();

        assertThat(answers()).containsExactly(PURGED, SAID, PURGED, SAID);
    }

    @Test
    void an_old_call_that_ends_after_the_sweep_has_passed_it_is_emptied_as_well() {
        call("1", "WAITING", 92);
        call("2", "DONE", 91);
        given.retention().sweep();
        given.retention().sweep();
        assertThat(answers()).containsExactly(SAID, PURGED);

        given.jdbc.update("update attempt set state = 'REFUSED' where subject = '1'");
        given.retention().sweep();

        assertThat(answers()).containsExactly(PURGED, PURGED);
        assertThat(given.database.count("call_passed")).isZero();
    }

    private void call(String subject, String state, int daysAgo) {
        given.jdbc.update("""
                insert into attempt (id, door, kind, subject, state, deadline, answer)
                values (uuid_from(now() - make_interval(days => ?)), 'mail', 'A', ?, ?, now(), '{"said": "Zoe"}')""", daysAgo, subject, state);
    }

    private List<String> answers() {
        return given.jdbc.queryForList("select answer::text from attempt order by id", String.class);
    }

    @Test
    void while_another_hub_sweeps_nothing_is_done_here() {
        var old = given.message("shopify", "{}", OLD);

        given.database.transaction().executeWithoutResult(status -> {
            assertThat(LeasesAccess.of(given.jdbc).take("retention")).isTrue();
            var here = new Thread(() -> given.retention().sweep());
            here.start();
            try {
                here.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(given.isEmpty(old)).isFalse();
    }
}

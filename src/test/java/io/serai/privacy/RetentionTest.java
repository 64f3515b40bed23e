package io.serai.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.LeasesAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Duration OLD = Duration.ofDays(100);
    private static final Duration NEW = Duration.ofDays(10);
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
    void what_partners_answered_goes_once_it_is_old_and_no_call_is_open_before_it() {
        given.jdbc.update("""
                insert into attempt (id, door, kind, subject, state, deadline, answer)
                values (uuid_from(now() - interval '92 days'), 'mail', 'A', '1', 'DONE', now(), '{"said": "Zoe"}'),
                       (uuid_from(now() - interval '91 days'), 'mail', 'A', '2', 'WAITING', now(), '{"said": "Zoe"}')""");

        given.retention().sweep();

        assertThat(given.jdbc.queryForList("select answer::text from attempt order by id", String.class))
                .containsExactly("{\"purged\": true}", "{\"said\": \"Zoe\"}");
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

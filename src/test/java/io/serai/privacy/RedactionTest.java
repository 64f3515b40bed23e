package io.serai.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String MAIL = "Zoe@example.com";
    private static final String PHONE = "+54 9 351 555-0199";

    private final Case given = new Case();

    @Test
    void nothing_is_left_of_whose_an_order_was_and_what_happened_stays() {
        var order = given.order("shopify", "1", "DELIVERED", MAIL, PHONE);
        var message = given.message("shopify", "{\"email\":\"zoe@EXAMPLE.com\"}", Duration.ZERO);
        given.outcome(message, 1, order);
        given.jdbc.update(
                "insert into hold values (?, ?, 'FRAUD', 'Zoe again', 'ana', now(), 'ana', now(), '{\"sign\": \"Zoe\"}')",
                UUID.randomUUID(),
                order);

        var request = ask(MAIL);
        given.redact();

        assertThat(given.value("select document::text from orders", String.class))
                .contains("\"total\": 1", "\"country\": \"AR\"")
                .doesNotContain("Zoe")
                .doesNotContain("Sarmiento");
        assertThat(given.database.count("order_contact")).isZero();
        assertThat(given.value("select data::text from event", String.class)).isEqualTo("{\"carrier\": \"andes\"}");
        assertThat(given.value("select note from hold", String.class)).isEmpty();
        assertThat(given.value("select count(*) from hold where asked is not null", Long.class))
                .isZero();
        assertThat(given.isEmpty(message)).isTrue();
        assertThat(given.value("select length(sha256) from receipt", Integer.class))
                .isZero();
        assertThat(given.value("select dedupe_key from receipt", String.class)).startsWith("redacted:");
        assertThat(state(request)).isEqualTo("DONE");
        assertThat(given.value("select customer = '{}' and refs = '{}' from privacy_request", Boolean.class))
                .isTrue();
    }

    @Test
    void an_order_that_has_not_ended_is_emptied_when_it_has() {
        var order = given.order("shopify", "1", "SHIPPED", MAIL, PHONE);

        var request = ask(MAIL);
        given.redact();
        assertThat(state(request)).isEqualTo("OPEN");
        assertThat(given.value("select document::text from orders", String.class))
                .contains("Zoe");

        given.jdbc.update("update orders set state = 'DELIVERED' where id = ?", order);
        given.redact();
        assertThat(state(request)).isEqualTo("DONE");
        assertThat(given.value("select document::text from orders", String.class))
                .doesNotContain("Zoe");
    }

    @Test
    void an_order_waits_for_calls_about_its_money_but_not_for_mails_which_are_not_sent() {
        var order = given.order("shopify", "1", "CANCELLED", MAIL, PHONE);
        given.jdbc.update("""
                insert into attempt (id, door, kind, subject, order_id, deadline) values
                (gen_random_uuid(), 'mail', 'CANCELLED', '1', ?, now()), (gen_random_uuid(), 'payments:stripe', 'VOID', '1', ?, now())""", order, order);

        var request = ask(MAIL);
        given.redact();
        assertThat(state(request)).isEqualTo("OPEN");

        given.jdbc.update("update attempt set state = 'DONE' where kind = 'VOID'");
        given.redact();
        assertThat(state(request)).isEqualTo("DONE");
        assertThat(given.value("select state from attempt where door = 'mail'", String.class))
                .isEqualTo("REFUSED");
    }

    @Test
    void no_later_word_of_the_channel_counts() {
        given.order("shopify", "1", "DELIVERED", MAIL, PHONE);
        ask(MAIL);
        given.redact();

        assertThat(given.value("select revision from orders", Long.class)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_phone_is_the_same_however_its_prefixes_are_written_and_another_with_the_same_end_is_not() {
        var hers = given.order("shopify", "1", "DELIVERED", "a@example.com", "+54 9 351 555-0199");
        given.order("shopify", "2", "DELIVERED", "b@example.com", "+54 9 11 555-0199");

        assertThat(given.desk.preview(typed("351 5550199"))).containsExactly(hers);
    }

    @Test
    void what_became_no_order_is_found_by_what_is_written_in_it() {
        given.order("shopify", "1", "DELIVERED", MAIL, PHONE);
        var parked = given.message("shopify", "{\"contact\":\"ZOE@example.com\"}", Duration.ZERO);
        var exception = given.exception(parked, "OPEN", "{\"contact\":\"zoe@example.com\"}", Duration.ZERO);
        var big = given.message("shopify", "{", Duration.ZERO);
        given.jdbc.update(
                "insert into receipt_chunk values (?, 1, ?)",
                big,
                ("\"tel\":\"" + PHONE + "\"").getBytes(StandardCharsets.UTF_8));
        var other = given.message("shopify", "{\"contact\":\"zoe2@example.com\"}", Duration.ZERO);

        ask(MAIL);
        given.redact();

        assertThat(given.isEmpty(parked)).isTrue();
        assertThat(given.isEmpty(big)).isTrue();
        assertThat(given.isEmpty(other)).isFalse();
        assertThat(given.value(
                        "select state || coalesce(document, '') from exception where id = ?", String.class, exception))
                .isEqualTo("DISMISSED");
    }

    @Test
    void letters_that_json_may_escape_are_found_both_ways() {
        given.order("shopify", "1", "DELIVERED", "ñandú@example.com", PHONE);
        var plain = given.message("shopify", "{\"m\":\"ñandú@example.com\"}", Duration.ZERO);
        var escaped = given.message("shopify", "{\"m\":\"\\u00f1and\\u00FA@example.com\"}", Duration.ZERO);

        ask("ñandú@example.com");
        given.redact();

        assertThat(given.isEmpty(plain)).isTrue();
        assertThat(given.isEmpty(escaped)).isTrue();
    }

    @Test
    void a_file_that_holds_what_somebody_else_waits_for_is_emptied_when_that_is_settled() {
        var order = given.order("till", "1", "COMPLETED", MAIL, PHONE);
        var file = given.message("till", "zoe@example.com;other", Duration.ZERO);
        given.jdbc.update("update receipt set items = 2 where id = ?", file);
        given.outcome(file, 1, order);
        var others = given.exception(file, "OPEN", null, Duration.ZERO);

        ask(MAIL);
        given.redact();
        assertThat(given.isEmpty(file)).isFalse();

        given.jdbc.update("update exception set state = 'REPLAYED', closed_at = now() where id = ?", others);
        given.retention().sweep();
        assertThat(given.isEmpty(file)).isTrue();
    }

    @Test
    void a_channel_speaks_of_its_own_orders_only() {
        var hers = given.order("shopify", "1", "DELIVERED", MAIL, PHONE);
        var elsewhere = given.order("till", "1", "DELIVERED", MAIL, PHONE);

        given.desk.ask(new Wish(Wish.Kind.REDACT, "shopify", List.of(MAIL), List.of("1"), "shopify", null));
        given.redact();

        assertThat(given.value("select redacted_at is not null from orders where id = ?", Boolean.class, hers))
                .isTrue();
        assertThat(given.value("select redacted_at is not null from orders where id = ?", Boolean.class, elsewhere))
                .isFalse();
    }

    @Test
    void a_whole_channel_is_forgotten_only_when_a_person_says_so() {
        var hers = given.order("shopify", "1", "DELIVERED", MAIL, PHONE);
        var request = given.desk.ask(new Wish(Wish.Kind.SHOP, "shopify", List.of(), List.of(), "shopify", null));

        given.redact();
        assertThat(given.value("select redacted_at is null from orders where id = ?", Boolean.class, hers))
                .isTrue();

        assertThat(given.desk.decide(request, true, "ana")).isEqualTo(PrivacyDesk.Answer.DONE);
        given.redact();
        assertThat(given.value("select redacted_at is not null from orders where id = ?", Boolean.class, hers))
                .isTrue();
        assertThat(state(request)).isEqualTo("DONE");
        assertThat(given.desk.decide(request, true, "ana")).isEqualTo(PrivacyDesk.Answer.NOTHING_TO_DO);
    }

    @Test
    void a_report_has_all_that_is_known_until_it_was_handed_over() {
        given.order("shopify", "1", "DELIVERED", MAIL, PHONE);
        given.order("shopify", "2", "DELIVERED", "other@example.com", "+54 11 4444-4444");
        var request = given.desk.ask(new Wish(Wish.Kind.REPORT, "shopify", List.of(MAIL), List.of(), "shopify", null));

        assertThat(given.desk.report(request).orElseThrow())
                .contains("Sarmiento 1", "Zoe rang")
                .doesNotContain("other@");
        given.desk.decide(request, true, "ana");
        assertThat(given.desk.report(request)).isEmpty();
        assertThat(given.value("select customer = '{}' from privacy_request", Boolean.class))
                .isTrue();
        assertThat(given.value("select count(*) from orders where redacted_at is null", Integer.class))
                .isEqualTo(2);
    }

    private UUID ask(String typed) {
        return given.desk.ask(typed(typed));
    }

    private static Wish typed(String text) {
        return PrivacyDesk.typed(Wish.Kind.REDACT, text, "ana").orElseThrow();
    }

    private String state(UUID request) {
        return given.value("select state from privacy_request where id = ?", String.class, request);
    }
}

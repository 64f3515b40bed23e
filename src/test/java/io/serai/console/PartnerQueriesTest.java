package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.mapping.Partners;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PartnerQueriesTest {
    /** The day that is in the ids of the messages. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-10T12:00:00Z"), ZoneOffset.UTC);

    private final Partners settings = new Partners(null);
    private final PartnerQueries partners =
            new PartnerQueries(JdbcClient.create(TestDatabase.source()), settings, CLOCK);

    @Test
    void every_partner_with_settings_is_there_and_those_of_which_only_messages_or_calls_are_known() {
        var names = partners.all().stream().map(PartnerView::name).toList();

        assertThat(names).containsAll(settings.all().stream().map(p -> p.name()).toList());
        assertThat(names).contains("mail", "old-shop").doesNotHaveDuplicates();
        assertThat(one("mail").kind()).isNull();
        assertThat(one("shopify").kind()).isEqualTo("CHANNEL");
    }

    @Test
    void what_came_in_a_day_what_waits_and_what_went_wrong_last_is_told() {
        var shopify = one("shopify");
        assertThat(shopify.lately()).isEqualTo(new PartnerView.Items(3, 1, false));
        assertThat(shopify.lately().failureRate()).isEqualTo(0.25);
        assertThat(shopify.lastMessage()).isEqualTo(Instant.parse("2026-03-02T14:06:06Z"));
        assertThat(shopify.waitingIn()).isEqualTo(1);
        assertThat(shopify.lastParked()).isNotNull().extracting("code").isEqualTo("SER-0412");

        var stripe = one("stripe");
        assertThat(stripe.waitingOut()).isEqualTo(1);
        assertThat(stripe.lastFailed()).isNotNull().extracting("answer").isEqualTo("{\"status\":502}");

        assertThat(one("old-shop").lately()).as("more than a day ago").isEqualTo(PartnerView.Items.NONE);
        assertThat(one("mail").lastFailed()).isNotNull().extracting("answer").isEqualTo("connection refused");
    }

    @Test
    void no_table_is_read_whole_however_much_there_is() {
        var plans = new Plans("partners")
                .filled("""
                insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, state, deadline)
                select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7000' || '80000000' || lpad(to_hex(n), 8, '0'))::uuid,
                  'p' || n % 5, 'orders', 'http', n::text, '', 0, '', 'DONE', now() from generate_series(1, 30000) n""", "receipt")
                .filled("insert into receipt_item select id, 1, 'CREATED' from receipt", "receipt_item")
                .filled("""
                insert into exception (id, partner, lane, code, problems, created_at)
                select gen_random_uuid(), 'p' || n % 5, 'orders', 'SER-0412', '[]', now() - n * interval '1 second'
                from generate_series(1, 20000) n""", "exception")
                .filled("""
                insert into attempt (id, door, kind, subject, state, deadline)
                select gen_random_uuid(), 'channel:p' || n % 5, 'K', n::text, case when n % 2 = 0 then 'WAITING' else 'DONE' end, now()
                from generate_series(1, 30000) n""", "attempt");
        var many = new PartnerQueries(plans.jdbc(), settings, Clock.systemUTC());

        assertThat(plans.of(many::all))
                .contains("receipt_partner", "exception_partner", "attempt_waiting")
                .doesNotContain("Seq Scan on receipt", "Seq Scan on exception", "Seq Scan on attempt");
    }

    private PartnerView one(String name) {
        return partners.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

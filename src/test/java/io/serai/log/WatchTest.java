package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.Ids;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class WatchTest {
    private final Database database = Database.named("watch").empty();
    private final TestClock clock = new TestClock();
    private final MockEnvironment settings = new MockEnvironment();
    private final Attempts attempts = new Attempts(
            database.jdbc(),
            new Outbox(database.jdbc(), new RelayBell()),
            new Counters(database.jdbc()),
            clock,
            Duration.ZERO,
            Duration.ofHours(24));
    private final Alerts alerts = new Alerts(
            database.jdbc(),
            new Symptoms(database.jdbc(), clock, settings, List.of()),
            attempts,
            clock,
            settings,
            Duration.ofMinutes(15));
    private final Watch watch = new Watch(database.jdbc(), new Invariants(database.jdbc()), alerts, clock);

    @Test
    void events_that_a_wrong_clock_put_into_a_month_to_come_do_not_stop_the_watch() {
        database.jdbc().update("""
                insert into event (order_id, seq, type, to_state, actor)
                values (uuid_from(now() + interval '4 months'), 1, 'NOTE_ADDED', 'RECEIVED', 'test')""");
        clock.pass(Duration.ofDays(35));
        database.jdbc().update("""
                insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, deadline)
                values (?, 'shopify', 'orders', 'http', 'a', '', 0, '', now())""", Ids.next());

        watch.look();

        assertThat(database.count("alert")).isEqualTo(1);
    }

    @Test
    void however_many_orders_are_overdue_the_next_ones_and_calls_and_messages_are_told_of_as_well() {
        orders(1_500);
        database.jdbc().update("""
                insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, deadline)
                values (?, 'shopify', 'orders', 'http', 'a', '', 0, '', now())""", Ids.next());
        attempts.request(List.of(new Attempt.Request("mail", "SEND", "1", null, "{}")));
        clock.pass(Duration.ofDays(2));

        watch.look();
        assertThat(open("receipt-overdue")).isEqualTo(1);
        assertThat(open("call-overdue")).isEqualTo(1);
        assertThat(open("order-overdue")).isEqualTo(1_000);
        watch.look();
        assertThat(open("order-overdue")).isEqualTo(1_500);
        watch.look();
        assertThat(database.jdbc().queryForList("select id from alert where code like '%-overdue'"))
                .as("one for each")
                .hasSize(1_502);
    }

    @Test
    void an_alert_closes_when_its_order_call_or_message_is_overdue_no_longer() {
        orders(2);
        attempts.request(List.of(new Attempt.Request("mail", "SEND", "1", null, "{}")));
        clock.pass(Duration.ofDays(2));
        watch.look();

        database.jdbc().update("update orders set deadline = null where reference = '1'");
        database.jdbc().update("update attempt set state = 'DONE'");
        watch.look();

        assertThat(open("order-overdue")).isEqualTo(1);
        assertThat(open("call-overdue")).isZero();
    }

    @Test
    void what_is_wrong_as_a_whole_stays_one_alert_as_long_as_it_lasts() {
        database.jdbc().update("insert into pull_failure (partner, since, why) values ('vtex', now(), 'answered 500')");
        clock.pass(Duration.ofMinutes(11));

        watch.look();
        watch.look();

        assertThat(open("pull-behind")).isEqualTo(1);
        assertThat(database.jdbc().queryForList("select id from alert where code = 'pull-behind'"))
                .hasSize(1);
    }

    private void orders(int many) {
        database.jdbc().update("""
                insert into orders (id, channel, reference, revision, state, seq, currency, total, mode, document, token, placed_at, deadline)
                select gen_random_uuid(), 'shopify', n::text, 1, 'AWAITING_STOCK', 1, 'ARS', 100, 'SHIP', '{}', n::text, now(), now()
                from generate_series(1, ?) n""", many);
    }

    private int open(String code) {
        return database.jdbc()
                .queryForList("select id from alert where closed_at is null and code = ?", UUID.class, code)
                .size();
    }
}

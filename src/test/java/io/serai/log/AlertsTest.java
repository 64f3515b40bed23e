package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.Ids;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AlertsTest {
    private final Database database = Database.named("alerts").empty();
    private final TestClock clock = new TestClock();
    private final Attempts attempts = new Attempts(
            database.jdbc(),
            new Outbox(database.jdbc(), new RelayBell()),
            new Counters(database.jdbc()),
            clock,
            Duration.ofSeconds(30),
            Duration.ofHours(24));
    private final MockEnvironment settings = new MockEnvironment()
            .withProperty("serai.alerts.exceptions-per-hour", "2")
            .withProperty("serai.alerts.calls-waiting", "2")
            .withProperty("serai.alerts.silence.shopify", "2h")
            .withProperty("serai.alerts.disk-free", "1MB")
            .withProperty("serai.data", "target");

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void a_hub_that_is_well_raises_nothing() {
        message("shopify");
        alerts().look();

        assertThat(open()).isEmpty();
    }

    @Test
    void each_symptom_is_one_alert_as_long_as_it_lasts_and_closes_when_it_is_gone() {
        message("shopify");
        clock.pass(Duration.ofMinutes(121));
        for (int i = 0; i < 3; i++) {
            exception("andes");
            call("sftp:andes");
        }
        exception("poslog");
        outbox();
        clock.pass(Duration.ofSeconds(61));
        var alerts = alerts();

        alerts.look();
        alerts.look();

        assertThat(open())
                .containsExactly(
                        "calls-many sftp:andes",
                        "exceptions-many andes",
                        "partner-silent shopify",
                        "relay-behind serai.test");

        database.jdbc().update("delete from outbox");
        message("shopify");
        alerts.look();
        assertThat(open()).as("not within its first minutes").contains("relay-behind serai.test");
        clock.pass(Duration.ofMinutes(5));
        alerts.look();
        assertThat(open()).containsExactly("calls-many sftp:andes", "exceptions-many andes");
        clock.pass(Duration.ofHours(1));
        alerts.look();
        assertThat(open()).as("an hour without a new one").containsExactly("calls-many sftp:andes");
    }

    @Test
    void a_pull_that_fails_for_a_while_is_told_until_it_works() {
        database.jdbc()
                .update("insert into pull_failure (partner, since, why) values ('vtex', ?, 'answered 500')", now());
        var alerts = alerts();
        alerts.look();
        assertThat(open()).isEmpty();
        clock.pass(Duration.ofMinutes(11));
        alerts.look();
        assertThat(open()).containsExactly("pull-behind vtex");

        database.jdbc().update("delete from pull_failure");
        clock.pass(Duration.ofMinutes(5));
        alerts.look();
        assertThat(open()).isEmpty();
    }

    @Test
    void a_full_disk_is_told_before_it_is_full() {
        settings.withProperty("serai.alerts.disk-free", "1000TB");
        alerts().look();

        assertThat(open()).containsExactly("disk-low target");
    }

    @Test
    void people_are_told_of_what_is_new_together_and_not_again_within_the_pause() {
        settings.withProperty("serai.mail.url", "smtp://localhost")
                .withProperty("serai.alerts.mail-to", "ops@example.com")
                .withProperty("serai.alerts.webhook.url", "http://localhost/alerts");
        var alerts = alerts();
        outbox();
        call("mail");
        call("mail");
        call("mail");
        clock.pass(Duration.ofSeconds(61));
        alerts.look();

        alerts.tell();
        alerts.tell();

        assertThat(told("mail:alerts")).containsExactly(2);
        assertThat(told("webhook:alerts")).containsExactly(2);
        database.jdbc().update("delete from outbox where address like 'serai.calls.%'");

        exception("andes");
        exception("andes");
        exception("andes");
        alerts.look();
        alerts.tell();
        assertThat(told("mail:alerts")).as("within the pause").containsExactly(2);
        clock.pass(Duration.ofMinutes(15).plusSeconds(1));
        alerts.look();
        alerts.tell();
        assertThat(told("mail:alerts")).as("only the new one").containsExactly(2, 1);
    }

    @Test
    void nobody_is_asked_to_be_told_where_nobody_listens() {
        outbox();
        clock.pass(Duration.ofSeconds(61));
        var alerts = alerts();
        alerts.look();
        alerts.tell();

        assertThat(database.count("attempt")).isZero();
    }

    private Alerts alerts() {
        return new Alerts(
                database.jdbc(),
                new Symptoms(database.jdbc(), clock, settings, List.of()),
                attempts,
                clock,
                settings,
                Duration.ofMinutes(15));
    }

    private List<String> open() {
        return database.jdbc()
                .queryForList(
                        "select code || ' ' || subject from alert where closed_at is null order by 1", String.class);
    }

    private List<Integer> told(String door) {
        return database.jdbc()
                .queryForList(
                        "select (data ->> 'total')::int from attempt where door = ? order by created_at, id",
                        Integer.class,
                        door);
    }

    private void message(String partner) {
        database.jdbc().update("""
                        insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, state, items, received_at, deadline)
                        values (?, ?, 'orders', 'http', ?, '', 0, '', 'DONE', 0, ?, now())""", Ids.next(), partner, Ids.next().toString(), now());
    }

    private void exception(String partner) {
        database.jdbc().update("""
                        insert into exception (id, partner, lane, code, problems, state, created_at)
                        values (?, ?, 'orders', 'SER-0412', '[]', 'OPEN', ?)""", Ids.next(), partner, now());
    }

    private void call(String door) {
        database.jdbc()
                .update(
                        "insert into attempt (id, door, kind, subject, deadline) values (?, ?, 'SEND', ?, now() + interval '1 day')",
                        Ids.next(),
                        door,
                        Ids.next().toString());
    }

    private void outbox() {
        database.jdbc()
                .update(
                        "insert into outbox (shard, address, body, created_at) values (0, 'serai.test', '{}', ?)",
                        now());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

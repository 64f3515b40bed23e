package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.Ids;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.time.Duration;
import java.util.List;
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
}

package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.kernel.Ids;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class GaugesTest {
    private final Database database = Database.named("gauges").empty();
    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gauges gauges = new Gauges(database.jdbc(), new Invariants(database.jdbc()), clock, meters);

    @Test
    void what_waits_is_counted_with_the_age_of_the_oldest_and_is_gone_when_it_is_done() {
        message("orders");
        clock.pass(Duration.ofSeconds(90));
        message("orders");
        message("stock");

        gauges.refresh();

        assertThat(meters.get("serai.messages.waiting")
                        .tag("lane", "orders")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(meters.get("serai.messages.oldest")
                        .tag("lane", "orders")
                        .gauge()
                        .value())
                .isEqualTo(90, within(1.0));
        assertThat(meters.get("serai.messages.waiting")
                        .tag("lane", "stock")
                        .gauge()
                        .value())
                .isEqualTo(1);

        database.jdbc().update("update receipt set state = 'DONE', items = 0 where lane = 'orders'");
        gauges.refresh();

        assertThat(meters.find("serai.messages.waiting").tag("lane", "orders").gauge())
                .isNull();
    }

    @Test
    void no_series_is_about_one_order_or_customer() {
        message("orders");
        gauges.refresh();

        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getKey)
                .isSubsetOf("state", "lane", "address", "door", "partner", "code", "invariant");
        assertThat(meters.getMeters()).extracting(Meter::getId).isNotEmpty();
    }

    @Test
    void the_relay_is_unwell_when_a_message_waits_for_the_broker_too_long() {
        var health = new RelayHealth(database.jdbc(), clock, Duration.ofMinutes(1));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        database.jdbc()
                .update(
                        "insert into outbox (shard, address, body, created_at) values (0, 'serai.test', '{}', ?)",
                        Timestamp.from(clock.instant()));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        clock.pass(Duration.ofSeconds(61));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .as("which queue")
                .containsEntry("behind", Map.of("serai.test", 61L))
                .containsEntry("oldestSeconds", 61L);
    }

    private void message(String lane) {
        var now = Timestamp.from(clock.instant());
        database.jdbc().update("""
                        insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, received_at, deadline)
                        values (?, 'shopify', ?, 'http', ?, '', 0, '', ?, ?)""", Ids.next(), lane, Ids.next().toString(), now, now);
    }
}

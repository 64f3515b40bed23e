package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.Database;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadTest {
    private final Database database = Database.named("unread").empty();
    /** A real one, which goes on between two looks at it. */
    private final Clock clock = Clock.systemUTC();

    private final Broker broker = new Broker();
    private final Unread unread = new Unread(database.jdbc(), broker.connections(), clock);

    UnreadTest() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void where_nothing_lies_nothing_has_waited_at_all() {
        assertThat(unread.since("serai.stock.shopify")).hasValue(Duration.ZERO);
    }

    @Test
    void what_has_waited_is_told_in_whole_seconds() {
        database.jdbc()
                .update(
                        "insert into outbox (shard, address, body, created_at) values (0, 'serai.stock.shopify', '{}', ?)",
                        Timestamp.from(clock.instant().minusMillis(2_500)));

        assertThat(unread.since("serai.stock.shopify")).hasValue(Duration.ofSeconds(2));
    }
}

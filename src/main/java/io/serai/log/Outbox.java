package io.serai.log;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Messages that leave with the transaction they belong to, or not at all. */
@Repository
public class Outbox {
    /** How many shards the relay has; the rows of {@code relay_lease}. */
    static final int SHARDS = 8;

    private final JdbcTemplate jdbc;
    private final RelayBell bell;

    Outbox(JdbcTemplate jdbc, RelayBell bell) {
        this.jdbc = jdbc;
        this.bell = bell;
    }

    public void put(Collection<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Rows.of(messages)
                .integer(message -> shard(message.key()))
                .text(OutboxMessage::address)
                .text(OutboxMessage::body)
                .text(OutboxMessage::trace)
                .update(jdbc, "insert into outbox (shard, address, body, trace) select * from :rows");
        ringAfterCommit();
    }

    private void ringAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    static int shard(UUID key) {
        return Math.floorMod(key.hashCode(), SHARDS);
    }
}

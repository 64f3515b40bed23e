package io.serai.fulfilment.allocation;

import io.serai.kernel.Port;
import io.serai.log.Leases;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what decisions rested on once it is older than {@code serai.retention.decisions} and its order has ended, a batch in a
 * transaction, by one hub at a time; zero is for ever. What was decided and why stays with the order in few words. Rule sets and what
 * locations were are few, and stay.
 */
@Port
@Component("oldDecisions")
public class OldDecisions {
    private static final int BATCH = 1_000;

    /** So many batches of each kind in one sweep; the next sweep goes on. */
    private static final int MOST = 100;

    private static final String ENDED = """
            exists (select from orders o where o.id = d.order_id
                    and o.state in ('DELIVERED', 'COLLECTED', 'COMPLETED', 'CANCELLED'))""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Leases leases;
    private final Clock clock;
    private final Duration kept;

    OldDecisions(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Leases leases,
            Clock clock,
            @Value("${serai.retention.decisions:180d}") Duration kept) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.leases = leases;
        this.clock = clock;
        this.kept = kept;
    }

    /** How many rows are gone. */
    public int sweep() {
        if (kept.isZero()) {
            return 0;
        }
        var until = clock.instant().minus(kept);
        return batches(() -> remove("sourcing_decision", until))
                + batches(() -> remove("sourcing_dead_end", until))
                + batches(() -> trials(until))
                + batches(() -> jdbc.update("delete from sourcing_load where hour < ?", Timestamp.from(until)));
    }

    private int batches(IntSupplier batch) {
        int gone = 0;
        for (int i = 0; i < MOST; i++) {
            Integer some = transaction.execute(status -> leases.take("decisions") ? batch.getAsInt() : 0);
            gone += some == null ? 0 : some;
            if (some == null || some < BATCH) {
                return gone;
            }
        }
        return gone;
    }

    private int remove(String table, Instant until) {
        return jdbc.update("""
                delete from %1$s where ctid = any(array(
                  select d.ctid from %1$s d where d.at < ? and %2$s order by d.at limit %3$d))
                """.formatted(table, ENDED, BATCH), Timestamp.from(until));
    }

    /** Those of the rule set that is tried now are where it goes on from. */
    private int trials(Instant until) {
        return jdbc.update("""
                delete from sourcing_trial where ctid = any(array(
                  select t.ctid from sourcing_trial t join sourcing_role r on r.id = t.role_id
                  where t.at < ? and r.ended_at is not null limit %d))
                """.formatted(BATCH), Timestamp.from(until));
    }
}

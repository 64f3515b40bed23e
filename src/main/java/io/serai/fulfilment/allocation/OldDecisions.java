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
 * locations were go once no decision that is kept names them, and nobody has used them for that time; what counts or is tried, and what
 * one would roll back to, stays. Of the trials go those that are that old, and not what they add up to.
 */
@Port
@Component("oldDecisions")
public class OldDecisions {
    private static final int BATCH = 1_000;
    private static final Duration LEAST = KeptDecisions.ANEW.multipliedBy(2);

    /** So many batches of each kind in one sweep; the next sweep goes on. */
    private static final int MOST = 100;

    private static final String ENDED = """
            exists (select from orders o where o.id = d.order_id
                    and o.state in ('DELIVERED', 'COLLECTED', 'COMPLETED', 'CANCELLED'))""";

    private static final String NO_ROLE = "and not exists (select from sourcing_role r where r.digest = u.digest)";

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
        // A hub notes once a day what it uses, and decides by it until it does so again.
        var unused = clock.instant().minus(kept.compareTo(LEAST) > 0 ? kept : LEAST);
        return batches(() -> remove("sourcing_decision", until))
                + batches(() -> remove("sourcing_dead_end", until))
                + batches(() -> trials(until))
                + batches(() -> jdbc.update("delete from sourcing_load where day < ?::date", Timestamp.from(until)))
                + batches(() -> jdbc.update("delete from sourcing_given where day < ?::date", Timestamp.from(until)))
                + batches(() -> roles(until))
                + batches(() -> unused("rules", unused))
                + batches(() -> unused("sites", unused));
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

    /** When a rule set counted or was tried, if nothing is known of it any more but that. */
    private int roles(Instant until) {
        return jdbc.update("""
                delete from sourcing_role r where r.ended_at < ?
                  and not exists (select from sourcing_trial t where t.role_id = r.id)
                  and r.digest is distinct from (
                    select b.digest from sourcing_role b
                    where b.role = 'LIVE' and b.ended_at is not null
                      and b.digest <> (select l.digest from sourcing_role l where l.role = 'LIVE' and l.ended_at is null)
                    order by b.id desc limit 1)
                """, Timestamp.from(until));
    }

    /** Those that nothing names; {@code what} is rules or sites. */
    private int unused(String what, Instant until) {
        return jdbc.update("""
                delete from sourcing_%1$s u where u.used_at < ?
                  and not exists (select from sourcing_decision d where d.%1$s = u.digest)
                """.formatted(what) + (what.equals("rules") ? NO_ROLE : ""), Timestamp.from(until));
    }

    /**
     * Where the rule set that is tried now goes on from, and what its trials add up to, is kept apart from them: of it those stay that are
     * not counted yet, and those of orders that go on.
     */
    private int trials(Instant until) {
        return jdbc.update("""
                delete from sourcing_trial where ctid = any(array(
                  select d.ctid from sourcing_trial d join sourcing_role r on r.id = d.role_id
                  where d.at < ? and (r.ended_at is not null or %s
                    and exists (select from sourcing_comparison c
                      where c.role_id = d.role_id and (c.at, c.order_id) >= (d.at, d.order_id)))
                  limit %d))
                """.formatted(ENDED, BATCH), Timestamp.from(until));
    }
}

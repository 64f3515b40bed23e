package io.serai.fulfilment;

import io.serai.channels.Exceptions;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replays all exceptions of one cause, after trying them all: in the background, by one hub at a time. Each is a transaction of its own that
 * also writes how far the run has come, so that a run which was stopped anywhere goes on where it was, and none is replayed twice.
 */
@Port
@Component("replays")
public class Replays {
    /** What is done with each. */
    public enum Kind {
        /** It is replayed, and that is taken back. */
        TRY,
        REPLAY
    }

    private static final Logger log = LoggerFactory.getLogger(Replays.class);
    private static final int BATCH = 20;
    private static final int TRIES = 3;
    private static final UUID FIRST = new UUID(0, 0);

    private record Run(UUID id, Kind kind, String partner, String code, UUID at, UUID until) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;
    private final Leases leases;
    private final Exceptions exceptions;
    private final Repair repair;
    private final Clock clock;

    Replays(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Leases leases,
            Exceptions exceptions,
            Repair repair,
            Clock clock) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.leases = leases;
        this.exceptions = exceptions;
        this.repair = repair;
        this.clock = clock;
    }

    /** Takes those that are open now; what is parked later is of another run. Its id. */
    @Transactional
    public UUID ask(Kind kind, String partner, String code, String person) {
        var id = Ids.next();
        jdbc.update(
                """
                insert into replay_run (id, kind, partner, code, asked_by, asked_at, until, at, total)
                select ?, ?, ?, ?, ?, ?, coalesce(max(id::text)::uuid, ?), ?, count(*)
                from exception where state = 'OPEN' and partner = ? and code = ? and receipt_id is not null
                """,
                id,
                kind.name(),
                partner,
                code,
                person,
                Timestamp.from(clock.instant()),
                FIRST,
                FIRST,
                partner,
                code);
        log.info("{} asked to {} all that {} left with {}", person, kind, partner, code);
        return id;
    }

    /** One batch of the oldest run; false if there is none, or another hub works on it. */
    @Transactional
    public boolean work() {
        if (!leases.take("replays")) {
            return false;
        }
        var runs = jdbc.query("select * from replay_run where finished_at is null order by id limit 1", Replays::read);
        runs.forEach(this::work);
        return !runs.isEmpty();
    }

    private void work(Run run) {
        var batch = exceptions.ofCause(run.partner(), run.code(), run.at(), run.until(), BATCH);
        batch.forEach(exception -> one(run, exception));
        if (batch.isEmpty()) {
            finish(run, clock.instant());
        }
    }

    private void one(Run run, UUID exception) {
        if (run.kind() == Kind.TRY) {
            boolean taken = isTaken(exception);
            alone.executeWithoutResult(status -> count(run, exception, taken));
            return;
        }
        try {
            replay(run, exception, TRIES);
        } catch (RuntimeException e) {
            log.warn("The exception {} could not be replayed: {}", exception, e.toString());
            alone.executeWithoutResult(status -> count(run, exception, false));
        }
    }

    /** Again, where another transaction stood in its way. */
    private void replay(Run run, UUID exception, int tries) {
        try {
            alone.executeWithoutResult(status -> count(run, exception, isTaken(repair.replay(exception))));
        } catch (TransientDataAccessException e) {
            if (tries <= 1) {
                throw e;
            }
            replay(run, exception, tries - 1);
        }
    }

    private boolean isTaken(UUID exception) {
        try {
            return isTaken(repair.tryOut(exception));
        } catch (RuntimeException e) {
            log.warn("The exception {} could not be tried: {}", exception, e.toString());
            return false;
        }
    }

    private static boolean isTaken(Repair.Answer answer) {
        return answer.open() && answer.problems().isEmpty();
    }

    private void count(Run run, UUID exception, boolean taken) {
        jdbc.update(
                "update replay_run set at = ?, taken = taken + ?, refused = refused + ? where id = ?",
                exception,
                taken ? 1 : 0,
                taken ? 0 : 1,
                run.id());
    }

    private void finish(Run run, Instant now) {
        alone.executeWithoutResult(status ->
                jdbc.update("update replay_run set finished_at = ? where id = ?", Timestamp.from(now), run.id()));
    }

    private static Run read(ResultSet row, int n) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("partner"),
                row.getString("code"),
                row.getObject("at", UUID.class),
                row.getObject("until", UUID.class));
    }
}

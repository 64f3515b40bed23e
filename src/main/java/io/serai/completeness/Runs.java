package io.serai.completeness;

import io.serai.kernel.Ids;
import io.serai.log.Json;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which runs there are, and whose turn it is: at most one of a channel at a time over all hubs. */
@Repository
public class Runs {
    static final String SCHEDULE = "schedule";

    /** A run without a sign of life for so long was left by a hub that has died. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int KEPT = 50;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Runs(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody wants to know. False if a run is asked for, or on its way, already. */
    public boolean ask(String partner, String person) {
        return jdbc.update("""
                        insert into reconcile_run (id, partner, asked_by, asked_at) values (?, ?, ?, ?)
                        on conflict (partner) where ended_at is null do nothing
                        """, Ids.next(), partner, person, now()) == 1;
    }

    /** Asks by itself, if the newest run was asked for longer ago than that. */
    @Transactional
    public void askIfDue(String partner, Duration every) {
        var newest = jdbc.queryForList(
                "select asked_at from reconcile_run where partner = ? order by asked_at desc limit 1",
                Timestamp.class,
                partner);
        if (newest.stream().noneMatch(at -> at.toInstant().plus(every).isAfter(clock.instant()))) {
            ask(partner, SCHEDULE);
        }
    }

    /** Takes the channel's run that is asked for, or that a hub has left; empty if there is none. */
    public Optional<Run> take(String partner, Duration window) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return jdbc
                .query(
                        """
                        update reconcile_run set started_at = ?, beat_at = ?, since = ?
                        where partner = ? and ended_at is null and (beat_at is null or beat_at < ?)
                        returning id, partner, since, started_at
                        """,
                        Runs::read,
                        Timestamp.from(now),
                        Timestamp.from(now),
                        Timestamp.from(now.minus(window)),
                        partner,
                        Timestamp.from(now.minus(LEASE)))
                .stream()
                .findFirst();
    }

    /**
     * Writes down how far it is.
     *
     * @return false if another hub has taken it meanwhile, and this one is to stop
     */
    public boolean beat(Run run, Tally tally) {
        return write(run, tally, null, null);
    }

    /** It has come to its end, or tells why it did not. */
    @Transactional
    public void end(Run run, Tally tally, @Nullable String why) {
        if (!write(run, tally, now(), why)) {
            return;
        }
        var findings = tally.findings();
        Rows.of(IntStream.range(0, findings.size()).boxed().toList())
                .uuid(no -> run.id())
                .integer(no -> no + 1)
                .text(no -> findings.get(no).kind().name())
                .text(no -> findings.get(no).reference())
                .text(no -> findings.get(no).there())
                .text(no -> findings.get(no).here())
                .bool(no -> findings.get(no).repaired())
                .text(no -> findings.get(no).why())
                .update(jdbc, "insert into reconcile_finding select * from :rows");
        jdbc.update("""
                delete from reconcile_run where partner = ? and id not in
                  (select id from reconcile_run where partner = ? order by asked_at desc limit ?)
                """, run.partner(), run.partner(), KEPT);
    }

    /** This hub stops: another, or the next start, begins it again. */
    public void release(Run run) {
        jdbc.update(
                "update reconcile_run set beat_at = null where id = ? and started_at = ? and ended_at is null",
                run.id(),
                Timestamp.from(run.startedAt()));
    }

    private boolean write(Run run, Tally tally, @Nullable Timestamp ended, @Nullable String why) {
        return jdbc.update(
                        """
                        update reconcile_run set beat_at = ?, listed = ?, same = ?, handed_in = ?, found = ?::jsonb, ended_at = ?,
                          why = left(?, 300)
                        where id = ? and started_at = ? and ended_at is null
                        """,
                        now(),
                        tally.entries(),
                        tally.sames(),
                        tally.handedIn(),
                        Json.write(tally.found()),
                        ended,
                        why,
                        run.id(),
                        Timestamp.from(run.startedAt()))
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Run read(ResultSet row, int n) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                instant(row, "since"),
                instant(row, "started_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}

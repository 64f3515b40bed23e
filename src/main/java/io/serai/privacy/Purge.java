package io.serai.privacy;

import io.serai.log.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Empties messages and exceptions, set by set, in the caller's transaction. Their rows stay and say that they were emptied. */
@Repository
class Purge {
    private static final String WITHOUT_ARGS =
            "(select coalesce(jsonb_agg(p || '{\"args\": {}}'), '[]') from jsonb_array_elements(problems) p)";

    private final JdbcTemplate jdbc;

    Purge(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The bytes only: what proves that they were ours, their SHA-256, stays. How many had any. */
    int bytes(Collection<UUID> receipts, Instant now) {
        chunks(receipts);
        return Rows.of(receipts).uuid(id -> id).instant(id -> now).update(jdbc, """
                        update receipt set body = '', purged_at = r.at, purged_by = 'RETENTION'
                        from :rows as r(id, at) where receipt.id = r.id and state = 'DONE' and purged_at is null
                        """);
    }

    /** All that could tell what was in a message. A sender's own name of the delivery stays, by which a repetition is known. */
    int messages(Collection<UUID> receipts, Instant now) {
        chunks(receipts);
        return Rows.of(receipts).uuid(id -> id).instant(id -> now).update(jdbc, """
                        update receipt set body = '', sha256 = '', headers = '{}',
                          dedupe_key = case when dedupe_key like 'sha256:%' then 'redacted:' || receipt.id else dedupe_key end,
                          purged_at = coalesce(purged_at, r.at), purged_by = 'REDACTION'
                        from :rows as r(id, at)
                        where receipt.id = r.id and state = 'DONE' and purged_by is distinct from 'REDACTION'
                        """);
    }

    private void chunks(Collection<UUID> receipts) {
        Rows.of(receipts).uuid(id -> id).update(jdbc, """
                        delete from receipt_chunk where receipt_id in (
                          select id from receipt where id in (select * from :rows) and state = 'DONE')
                        """);
    }

    /** What is written in exceptions. One that is open is dismissed: there is nothing left to correct. */
    int exceptions(Collection<UUID> exceptions, Instant now) {
        return Rows.of(exceptions).uuid(id -> id).instant(id -> now).update(jdbc, """
                        update exception set document = null, problems = %s, purged_at = r.at,
                          state = case when state = 'OPEN' then 'DISMISSED' else state end, closed_at = coalesce(closed_at, r.at)
                        from :rows as r(id, at) where exception.id = r.id and purged_at is null
                        """.formatted(WITHOUT_ARGS));
    }
}

package io.serai.fulfilment;

import io.serai.contract.Cancellation;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Cancellations that came before their orders. */
@Repository
class EarlyCancellations {
    private final JdbcTemplate jdbc;

    EarlyCancellations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String channel, Cancellation cancellation, Instant now) {
        jdbc.update(
                """
                insert into early_cancellation values (?, ?, ?, ?, ?)
                on conflict (channel, reference) do update set revision = excluded.revision, reason = excluded.reason
                  where early_cancellation.revision < excluded.revision
                """,
                channel,
                cancellation.reference(),
                cancellation.revision(),
                cancellation.reason(),
                Timestamp.from(now));
    }

    /** Nearly always there is none at all. */
    private boolean any() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select from early_cancellation)", Boolean.class));
    }

    /** Why an order that is just now accepted was cancelled before, if that was said of this revision or a later one. */
    Optional<String> take(String channel, String reference, long revision) {
        if (!any()) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        "delete from early_cancellation where channel = ? and reference = ? and revision >= ?"
                                + " returning coalesce(reason, '')",
                        (row, n) -> row.getString(1),
                        channel,
                        reference,
                        revision)
                .stream()
                .findFirst();
    }
}

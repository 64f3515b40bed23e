package io.serai.fulfilment.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What became of the calls that told a channel of the stock. */
@Repository
class StockCalls {
    /** The newest one; {@code took} is the time until its answer, {@code answer}, which came {@code at}. */
    record Last(String state, Duration took, Instant at, String answer) {
        boolean isOpen() {
            return !isHeard() && !refused();
        }

        boolean isHeard() {
            return state.equals("DONE");
        }

        /**
         * How old the channel's numbers are before it hears others: as long as it took with the last message; and if it refused that, since
         * it heard any.
         */
        Duration age(@Nullable Instant heard, Instant now) {
            var since = heard == null || !refused() ? Duration.ZERO : Duration.between(heard, now);
            return since.compareTo(took) > 0 ? since : took;
        }

        boolean refused() {
            return state.equals("REFUSED");
        }
    }

    private final JdbcTemplate jdbc;

    StockCalls(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Last> last(String channel) {
        return jdbc
                .query(
                        """
                        select a.state, extract(epoch from a.changed_at - a.created_at) as took, a.changed_at, coalesce(a.answer, '{}') as answer
                        from publication p join attempt a on a.door in ('channel:' || p.channel, 'stock:' || p.channel) and a.kind = 'STOCK'
                          and a.subject = p.channel || ' ' || p.seq
                        where p.channel = ?
                        """,
                        (row, n) -> new Last(
                                row.getString("state"),
                                Duration.ofMillis((long) (row.getDouble("took") * 1000)),
                                row.getTimestamp("changed_at").toInstant(),
                                row.getString("answer")),
                        channel)
                .stream()
                .findFirst();
    }
}

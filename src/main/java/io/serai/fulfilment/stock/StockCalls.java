package io.serai.fulfilment.stock;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What became of the calls that told a channel of the stock. */
@Repository
class StockCalls {
    /** The newest one; {@code took} is the time until its answer. */
    record Last(String state, Duration took) {
        boolean isOpen() {
            return !state.equals("DONE") && !refused();
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
                        select a.state, extract(epoch from a.changed_at - a.created_at) as took
                        from publication p join attempt a on a.door in ('channel:' || p.channel, 'stock:' || p.channel) and a.kind = 'STOCK'
                          and a.subject = p.channel || ' ' || p.seq
                        where p.channel = ?
                        """,
                        (row, n) -> new Last(
                                row.getString("state"), Duration.ofMillis((long) (row.getDouble("took") * 1000))),
                        channel)
                .stream()
                .findFirst();
    }
}

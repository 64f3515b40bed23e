package io.serai.fulfilment.returns;

import io.serai.kernel.Port;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Exchanges whose order was cancelled, by whomever, or not collected: the customer gets the money after all. */
@Port
@Component("endedExchanges")
public class EndedExchanges {
    /** An exchange that ended longer ago had its money, or a person knows why not. */
    private static final Duration LATELY = Duration.ofDays(7);

    private static final int MOST = 50;

    private final JdbcTemplate jdbc;
    private final ReturnDesk desk;
    private final Clock clock;

    EndedExchanges(JdbcTemplate jdbc, ReturnDesk desk, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.clock = clock;
    }

    /** Each in a transaction of its own; how many there were. */
    public int refundDue() {
        var due = jdbc.query(
                """
                select r.id from orders o join customer_return r on r.exchange_order = o.id
                where o.state = 'CANCELLED' and o.changed_at > ? and o.channel = ? and r.state = 'SETTLED'
                  and exists (select from return_line l where l.return_id = r.id and l.outcome = 'EXCHANGED')
                order by o.changed_at limit ?
                """,
                (row, n) -> row.getObject(1, UUID.class),
                Timestamp.from(clock.instant().minus(LATELY)),
                Exchanges.EXCHANGE,
                MOST);
        due.forEach(desk::refundInstead);
        return due.size();
    }
}

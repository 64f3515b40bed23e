package io.serai.fulfilment;

import io.serai.contract.TillReturn;
import io.serai.kernel.Ids;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.log.Json;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What customers brought back. */
@Repository
class Returns {
    private final JdbcTemplate jdbc;

    Returns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a return that was received and refunded at a till; false if it is known. */
    boolean keep(String channel, TillReturn back, @Nullable OrderId original) {
        return jdbc.update(
                        """
                        insert into customer_return values (?, ?, ?, ?, ?, 'REFUNDED', ?, ?, ?::jsonb, ?)
                        on conflict (channel, reference) do nothing
                        """,
                        Ids.next(),
                        channel,
                        back.reference(),
                        original == null ? null : original.value(),
                        back.location().value(),
                        back.currency(),
                        Money.of(back.refunded(), Money.currency(back.currency()))
                                .minor(),
                        Json.write(back.lines()),
                        Timestamp.from(back.at()))
                == 1;
    }
}

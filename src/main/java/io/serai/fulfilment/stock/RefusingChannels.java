package io.serai.fulfilment.stock;

import io.serai.log.Concern;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Channels that refuse whatever they are told of the stock: what they refuse has another cause than the articles. */
@Repository
class RefusingChannels implements Concern {
    static final String CODE = "stock-refused-all";

    private final JdbcTemplate jdbc;

    RefusingChannels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<String> subjects(Instant now) {
        return jdbc.queryForList(
                "select channel from publication where refused > ? and not ended order by channel",
                String.class,
                Refusal.HALVINGS);
    }
}

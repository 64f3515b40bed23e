package io.serai.returns;

import org.springframework.jdbc.core.JdbcTemplate;

/** Refunds in a database, for tests of who gives back money. */
public final class RefundsAt {
    private RefundsAt() {}

    public static Refunds of(JdbcTemplate jdbc) {
        return new Refunds(jdbc);
    }
}

package io.serai.log;

import org.springframework.jdbc.core.JdbcTemplate;

/** For tests of other packages. */
public final class LeasesAccess {
    private LeasesAccess() {}

    public static Leases of(JdbcTemplate jdbc) {
        return new Leases(jdbc);
    }
}

package io.serai.channels;

import org.springframework.jdbc.core.JdbcTemplate;

/** For tests of other packages. */
public final class KnownAccess {
    private KnownAccess() {}

    /** Under which a delivery with a name of its own is kept. */
    public static String key(String delivery) {
        return Inbox.named(delivery);
    }

    /** How the database goes about it. */
    public static String planOfOpen(JdbcTemplate jdbc) {
        return String.join("\n", jdbc.queryForList("explain " + Known.OPEN, String.class, "santiago", "", 50));
    }

    public static Known of(JdbcTemplate jdbc) {
        return new Known(jdbc);
    }
}

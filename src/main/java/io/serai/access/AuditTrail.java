package io.serai.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Repository;

/** Who did what and who logged in, newest first. It names no customer: of a request only its method and path are kept. */
@Repository
class AuditTrail {
    private static final int LONGEST = 300;

    record Entry(long id, Instant at, String actor, String action, int status, String address) {}

    private final JdbcTemplate jdbc;

    AuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void record(String actor, String action, int status, String address) {
        jdbc.update(
                "insert into audit (actor, action, status, address) values (?, ?, ?, ?)",
                actor,
                action.length() > LONGEST ? action.substring(0, LONGEST) : action,
                status,
                address);
    }

    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent event) {
        login(event.getAuthentication(), HttpServletResponse.SC_OK);
    }

    @EventListener
    void wrongPassword(AuthenticationFailureBadCredentialsEvent event) {
        login(event.getAuthentication(), HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** Only of accounts that there are: who mistakes the fields has typed a password as a name. */
    private void login(Authentication who, int status) {
        var address = who.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        jdbc.update(
                "insert into audit (actor, action, status, address) select name, 'login', ?, ? from account where name = ?",
                status,
                address,
                who.getName());
    }

    /** At most {@code most} of those before an entry. */
    List<Entry> before(long id, int most) {
        return jdbc.query(
                "select id, at, actor, action, status, address from audit where id < ? order by id desc limit ?",
                (row, n) -> new Entry(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6)),
                id,
                most);
    }
}

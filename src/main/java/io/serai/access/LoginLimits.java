package io.serai.access;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Whoever guesses is slowed down: after {@code serai.access.wrong-logins} wrong logins from an address within ten minutes nobody from
 * there is let in for a while, and a name that was tried five times as often, from wherever, is locked.
 */
@Component
class LoginLimits {
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final int FOR_A_NAME = 5;

    private final Limits addresses;
    private final Limits names;

    LoginLimits(@Value("${serai.access.wrong-logins:20}") int wrongLogins) {
        this.addresses = new Limits(wrongLogins, TIME);
        this.names = new Limits((long) FOR_A_NAME * wrongLogins, TIME);
    }

    boolean isTurnedAway(String address) {
        return addresses.isSpent(address);
    }

    long secondsToWait(String address) {
        return addresses.secondsToWait(address);
    }

    boolean isLocked(String name) {
        return names.isSpent(name);
    }

    /** A password was wrong, or the account is locked; that the database was away is nobody's guess. */
    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        boolean wrongPassword = event instanceof AuthenticationFailureBadCredentialsEvent;
        if (!wrongPassword && !(event instanceof AuthenticationFailureLockedEvent)) {
            return;
        }
        if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
            addresses.take(details.getRemoteAddress());
        }
        if (wrongPassword) {
            names.take(event.getAuthentication().getName());
        }
    }
}

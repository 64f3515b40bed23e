package io.serai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down what people do: each request that is not only a look, also one that was refused, with how it ended. It is around all that
 * acts, so that no page or endpoint can forget it.
 */
class AuditFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);
    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

    /** Of what is tried while somebody types, and of what carts ask for, nothing is kept: both change nothing. */
    private static final Pattern QUESTION = Pattern.compile("/workshop/[^/]+/try|/api/promises");

    private static final String WHO = AuditFilter.class.getName() + ".who";

    private final AuditTrail trail;

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    /** A route answers in a second dispatch; only then is it known how it ended. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return LOOKS.contains(request.getMethod())
                || QUESTION.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && !(known instanceof AnonymousAuthenticationToken)) {
            request.setAttribute(WHO, known.getName());
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (!isAsyncStarted(request) && request.getAttribute(WHO) instanceof String who) {
                record(who, request, response);
            }
        }
    }

    /** What was done is done: that it could not be written down is told in the log. */
    private void record(String who, HttpServletRequest request, HttpServletResponse response) {
        var action = request.getMethod() + " " + request.getRequestURI();
        try {
            trail.record(who, action, response.getStatus(), request.getRemoteAddr());
        } catch (DataAccessException e) {
            log.warn("Not in the audit trail: {} {} {}", who, action, response.getStatus());
        }
    }
}

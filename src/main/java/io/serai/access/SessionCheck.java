package io.serai.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session ends within seconds after its account was removed or got another role, on whichever hub that was done. */
class SessionCheck extends OncePerRequestFilter {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Accounts accounts;
    private final Cache<String, Optional<Account>> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(10_000).build();

    SessionCheck(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && who != null && who.isAuthenticated() && !isAsBefore(who)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isAsBefore(Authentication who) {
        return known.get(who.getName(), accounts::find)
                .map(account -> new HashSet<>(account.role().authorities()).equals(new HashSet<>(who.getAuthorities())))
                .orElse(false);
    }
}

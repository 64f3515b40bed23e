package io.serai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** A program shows its key as {@code X-Api-Key}. */
class ApiKeyFilter extends OncePerRequestFilter {
    private final SecurityContextRepository remembered = new RequestAttributeSecurityContextRepository();
    private final Problems problems = new Problems();
    private final ApiKeys keys;

    ApiKeyFilter(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader("X-Api-Key");
        if (given != null) {
            try {
                keys.holder(given).ifPresent(holder -> enter(holder, request, response));
            } catch (DataAccessException e) {
                problems.commence(request, response, new AuthenticationServiceException("keys cannot be read", e));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void enter(ApiKeys.Holder holder, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                holder.name(), null, holder.role().authorities()));
        SecurityContextHolder.setContext(context);
        // A route answers in a second dispatch of the same request, which this filter does not see.
        remembered.saveContext(context, request, response);
    }
}

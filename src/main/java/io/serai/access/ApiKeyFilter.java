package io.serai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** A program shows its key as {@code X-Api-Key}. Without {@code serai.access.api-key} there is no key that fits. */
class ApiKeyFilter extends OncePerRequestFilter {
    private final SecurityContextRepository remembered = new RequestAttributeSecurityContextRepository();
    private final byte[] key;

    ApiKeyFilter(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader("X-Api-Key");
        if (given != null && key.length > 0 && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key)) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    "api-key", null, List.of(new SimpleGrantedAuthority("ROLE_ADMIN"))));
            SecurityContextHolder.setContext(context);
            // A route answers in a second dispatch of the same request, which this filter does not see.
            remembered.saveContext(context, request, response);
        }
        chain.doFilter(request, response);
    }
}

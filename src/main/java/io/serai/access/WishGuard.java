package io.serai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** On the pages that anybody with a link can use: an address may ask for something only so often in ten minutes. */
class WishGuard extends OncePerRequestFilter {
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final String PAGES = "/track/";

    private final Limits wishes;

    WishGuard(int wishes) {
        this.wishes = new Limits(wishes, TIME);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().startsWith(PAGES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (wishes.take(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getRequestURI() + "?answer=BUSY#answer");
        }
    }
}

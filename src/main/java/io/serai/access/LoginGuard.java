package io.serai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever guessed passwords too often is turned away before one is compared. Keys are too long to be guessed. */
class LoginGuard extends OncePerRequestFilter {
    private final LoginLimits limits;

    LoginGuard(LoginLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = request.getRemoteAddr();
        if (!isLogin(request) || !limits.isTurnedAway(address)) {
            chain.doFilter(request, response);
        } else if (isForm(request)) {
            response.sendRedirect(request.getContextPath() + "/login?busy");
        } else {
            Problems.tooMany(response, limits.secondsToWait(address));
        }
    }

    private static boolean isLogin(HttpServletRequest request) {
        return isForm(request) || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals("/login");
    }
}

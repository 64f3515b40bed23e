package io.serai.routing;

import io.serai.log.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web port opens before the routes run. Until they do, and while they stop, the doors say 503 and not 404, after which a sender may
 * give up for good.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class OpeningHours extends OncePerRequestFilter {
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final Map<String, Object> PROBLEM = Map.of(
            "type",
            "https://serai.io/problems/not-now",
            "title",
            "not-now",
            "status",
            HttpStatus.SERVICE_UNAVAILABLE.value(),
            "detail",
            "The hub is starting or stopping; nothing was kept. Send it again.");

    private final ApplicationAvailability availability;

    OpeningHours(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Caller.isRouted(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write(Json.write(PROBLEM));
    }
}

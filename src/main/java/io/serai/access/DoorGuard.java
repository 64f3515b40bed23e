package io.serai.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * At the doors of partners: an address may send so many messages a second, and so many a minute that are not signed as they should be.
 * What is beyond is told when to come again, before its body is read.
 */
class DoorGuard extends OncePerRequestFilter {
    private final Limits messages;
    private final Limits unsigned;

    DoorGuard(int messagesPerSecond, int unsignedPerMinute) {
        this.messages = new Limits(messagesPerSecond, Duration.ofSeconds(1));
        this.unsigned = new Limits(unsignedPerMinute, Duration.ofMinutes(1));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = request.getRemoteAddr();
        if (unsigned.isSpent(address)) {
            Problems.tooMany(response, unsigned.secondsToWait(address));
        } else if (!messages.take(address)) {
            Problems.tooMany(response, messages.secondsToWait(address));
        } else {
            chain.doFilter(request, response);
            if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
                unsigned.take(address);
            }
        }
    }
}

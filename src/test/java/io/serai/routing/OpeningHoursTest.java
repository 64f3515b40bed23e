package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a sender hears who knocks too early. */
class OpeningHoursTest {
    private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();
    private final MockFilterChain routes = new MockFilterChain();

    @Test
    void a_door_before_its_routes_run_is_closed_for_now_and_not_missing() throws ServletException, IOException {
        var answer = knock("/channels/shopify/orders");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        assertThat(routes.getRequest()).isNull();
    }

    @Test
    void once_they_run_everybody_gets_in() throws ServletException, IOException {
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
        knock("/channels/shopify/orders");
        assertThat(routes.getRequest()).isNotNull();
    }

    @Test
    void whoever_asks_whether_it_is_well_is_not_turned_away() throws ServletException, IOException {
        knock("/actuator/health/readiness");
        assertThat(routes.getRequest()).isNotNull();
    }

    private MockHttpServletResponse knock(String path) throws ServletException, IOException {
        var answer = new MockHttpServletResponse();
        new OpeningHours(availability).doFilter(new MockHttpServletRequest("POST", path), answer, routes);
        return answer;
    }
}

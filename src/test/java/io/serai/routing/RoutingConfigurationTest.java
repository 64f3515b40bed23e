package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RoutingConfigurationTest {
    /** Otherwise Spring Security looks through the methods of all pages for each message. */
    @ParameterizedTest
    @CsvSource({
        "/channels, /shopify/orders, true",
        "/carriers, /andes/tracking, true",
        "/payments, /stripe/events, true",
        "'', /orders, false",
        "/api, /orders, false"
    })
    void a_door_is_known_to_be_no_page_before_any_page_is_looked_at(String servlet, String path, boolean known)
            throws Exception {
        var request = new MockHttpServletRequest("POST", servlet + path);
        request.setServletPath(servlet);
        request.setPathInfo(path);

        assertThat(new RoutingConfiguration().doorsAreNoPages().getHandler(request) != null)
                .isEqualTo(known);
    }
}

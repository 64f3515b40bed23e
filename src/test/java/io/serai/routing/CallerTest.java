package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What of an HTTP request reaches the routes. */
class CallerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelHttpUri",
                "camelhttpuri",
                "CAMELFileName",
                "org.apache.camel.x",
                "SeraiCaller",
                "seraipartner"
            })
    void no_header_or_parameter_that_steers_gets_in(String name) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/channels/shopify/orders");
        request.addHeader(name, "evil");
        request.addHeader("X-Shopify-Topic", "orders/create");
        request.addParameter(name, "evil");

        var seen = seen(request);

        assertThat(seen.getHeader(name)).isNull();
        assertThat(Collections.list(seen.getHeaders(name))).isEmpty();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("X-Shopify-Topic");
        assertThat(seen.getParameterMap()).isEmpty();
    }

    @Test
    void who_has_logged_in_is_told_to_the_routes() throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/api/stock");
        request.addHeader("SeraiCaller", "somebody-else");
        request.setRemoteUser("ana");

        assertThat(seen(request).getHeader("SeraiCaller")).isEqualTo("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded;charset=utf-8"})
    void a_form_is_bytes_like_any_other_message(String type) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/channels/shopify/orders");
        request.setContentType(type);

        assertThat(seen(request).getContentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void pages_get_their_forms() throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/login");
        request.setContentType("application/x-www-form-urlencoded");

        assertThat(seen(request).getContentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    private static HttpServletRequest seen(MockHttpServletRequest request) throws ServletException, IOException {
        var seen = new ArrayList<HttpServletRequest>();
        new Caller(10)
                .doFilter(
                        request,
                        new MockHttpServletResponse(),
                        (cleaned, response) -> seen.add((HttpServletRequest) cleaned));
        return seen.get(0);
    }

    @Test
    void a_body_is_read_one_byte_behind_the_limit_and_no_further() throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/channels/shopify/orders");
        request.setContent(new byte[1000]);

        assertThat(seen(request).getInputStream().readAllBytes()).hasSize(11);
        assertThat(seen(request).getReader().readLine()).hasSizeLessThanOrEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "br", "identity, gzip"})
    void what_is_packed_gets_no_further(String encoding) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/channels/shopify/orders");
        request.addHeader("Content-Encoding", encoding);
        var response = new MockHttpServletResponse();

        new Caller(10).doFilter(request, response, (cleaned, answer) -> {
            throw new IllegalStateException("it got in");
        });

        assertThat(response.getStatus()).isEqualTo(415);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void at_the_api_parameters_get_in_but_those_that_steer_and_at_other_doors_none()
            throws ServletException, IOException {
        for (var path : java.util.List.of("/api/orders", "/channels/shopify/orders")) {
            var request = new MockHttpServletRequest("GET", path);
            request.addParameter("status", "SHIPPED");
            request.addParameter("SeraiCaller", "mallory");

            var seen = seen(request);

            boolean api = path.startsWith("/api");
            assertThat(seen.getParameter("status")).isEqualTo(api ? "SHIPPED" : null);
            assertThat(Collections.list(seen.getParameterNames()))
                    .isEqualTo(api ? java.util.List.of("status") : java.util.List.of());
            assertThat(seen.getParameterValues("SeraiCaller")).isNull();
        }
    }
}

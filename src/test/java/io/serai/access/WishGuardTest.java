package io.serai.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WishGuardTest {
    private final WishGuard guard = new WishGuard(2);

    @Test
    void an_address_that_asks_too_often_is_asked_to_come_back_later() throws Exception {
        assertThat(ask("POST", "1.1.1.1").getStatus()).isEqualTo(200);
        assertThat(ask("POST", "1.1.1.1").getStatus()).isEqualTo(200);

        assertThat(ask("POST", "1.1.1.1").getRedirectedUrl()).isEqualTo("/track/abc/return?answer=BUSY#answer");
        assertThat(ask("POST", "2.2.2.2").getStatus()).isEqualTo(200);
        assertThat(ask("GET", "1.1.1.1").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse ask(String method, String address) throws Exception {
        var request = new MockHttpServletRequest(method, "/track/abc/return");
        request.setServletPath("/track/abc/return");
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        guard.doFilter(request, response, new MockFilterChain());
        return response;
    }
}

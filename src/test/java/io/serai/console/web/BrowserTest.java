package io.serai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages in a real browser, under the policy that the hub sends; left out where there is no chromium. */
@Tag("full")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = Preview.class,
        properties = {"spring.messages.basename=i18n/console", "spring.main.banner-mode=off"})
@Import(BrowserTest.Policy.class)
class BrowserTest {
    @TestConfiguration
    static class Policy {
        @Bean
        Filter contentSecurityPolicy() {
            return (request, response, chain) -> {
                ((HttpServletResponse) response)
                        .setHeader(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
                chain.doFilter(new Operator((HttpServletRequest) request), response);
            };
        }
    }

    /** The pages without a login, as somebody sees them who may do everything. */
    private static final class Operator extends HttpServletRequestWrapper {
        Operator(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public String getRemoteUser() {
            return "ana";
        }

        @Override
        public Principal getUserPrincipal() {
            return this::getRemoteUser;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Test
    void the_counts_refresh_themselves_and_the_keyboard_stays_where_it_is() {
        try (var chromium = new Chromium()) {
            var page = chromium.page(chromium.of("en", ColorScheme.LIGHT));
            page.navigate("http://localhost:" + port + "/?lang=en");
            page.locator(".at-RECEIVED a").focus();
            var received = page.locator("[data-count=RECEIVED]");
            PlaywrightAssertions.assertThat(received).hasText("0");

            move("ON_HOLD", "RECEIVED");
            PlaywrightAssertions.assertThat(received).hasText("1");
            PlaywrightAssertions.assertThat(page.locator(".at-RECEIVED a")).isFocused();

            page.getByText("Pause the counts").click();
            PlaywrightAssertions.assertThat(page.getByText("Go on counting")).isVisible();
            assertThat(chromium.complaints()).isEmpty();
        } finally {
            move("RECEIVED", "ON_HOLD");
        }
    }

    @Test
    void a_note_is_written_and_read_with_the_keyboard_alone() {
        try (var chromium = new Chromium()) {
            var page = chromium.page(chromium.of("es-AR", ColorScheme.DARK));
            page.navigate("http://localhost:" + port + "/orders/01900000-0000-7000-8000-000000000007");
            page.getByLabel("Agregar una nota").focus();
            page.keyboard().type("Llamar <i>antes</i> de las 18");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");

            PlaywrightAssertions.assertThat(page.getByText("La nota está en la historia."))
                    .isVisible();
            PlaywrightAssertions.assertThat(page.locator(".timeline .said"))
                    .containsText(new String[] {"Llamar <i>antes</i> de las 18"});
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void an_order_is_held_and_released_from_one_hold_at_a_time() {
        try (var chromium = new Chromium()) {
            var page = chromium.page(chromium.of("es-AR", ColorScheme.LIGHT));
            page.navigate("http://localhost:" + port + "/orders/01900000-0000-7000-8000-000000000007");
            var holds = page.locator(".holds li");
            PlaywrightAssertions.assertThat(holds).containsText(new String[] {"dirección"});

            page.getByText("Retenerlo").click();
            page.getByLabel("Retener por").selectOption("FRAUD");
            page.locator("#hold-note").fill("Dos tarjetas en un minuto");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.getByText("Hecho.")).isVisible();
            PlaywrightAssertions.assertThat(holds).containsText(new String[] {"dirección", "control de fraude"});
            PlaywrightAssertions.assertThat(page.locator(".timeline .said"))
                    .containsText(new String[] {"Dos tarjetas en un minuto"});

            page.getByLabel("Liberar la retención: control de fraude").click();
            PlaywrightAssertions.assertThat(holds).hasCount(1);
            PlaywrightAssertions.assertThat(page.locator(".chip.big")).hasText("Retenido");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void an_order_is_found_by_a_phone_and_the_address_does_not_say_so() {
        try (var chromium = new Chromium()) {
            var page = chromium.page(chromium.of("en", ColorScheme.LIGHT));
            page.navigate("http://localhost:" + port + "/orders");
            page.locator("#q").fill("+54 9 351 555-0100");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(
                            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Order #1042")))
                    .isVisible();

            page.navigate("http://localhost:" + port + "/orders");
            page.locator("#q").fill("bruno@example.com");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.getByText("2 found")).isVisible();
            assertThat(page.url()).doesNotContain("bruno");
            page.getByText("Español").click();
            PlaywrightAssertions.assertThat(
                            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pedidos")))
                    .isVisible();
            assertThat(page.url()).doesNotContain("bruno");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private void move(String from, String to) {
        JdbcClient.create(database)
                .sql("update orders set state = :to where state = :from")
                .param("to", to)
                .param("from", from)
                .update();
    }
}

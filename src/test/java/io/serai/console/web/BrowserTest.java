package io.serai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
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
                chain.doFilter(request, response);
            };
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

    private void move(String from, String to) {
        JdbcClient.create(database)
                .sql("update orders set state = :to where state = :from")
                .param("to", to)
                .param("from", from)
                .update();
    }
}

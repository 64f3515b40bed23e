package io.serai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.serai.kernel.Ids;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    void a_new_channel_is_asked_only_what_its_way_in_needs() {
        try (var chromium = new Chromium()) {
            var page = chromium.page(chromium.of("en", ColorScheme.LIGHT));
            page.navigate("http://localhost:" + port + "/workshop/new");
            PlaywrightAssertions.assertThat(page.getByLabel("Server and port")).isHidden();

            page.getByLabel("Files on its SFTP server").check();
            PlaywrightAssertions.assertThat(page.getByLabel("Server and port")).isVisible();
            PlaywrightAssertions.assertThat(page.getByLabel("Address of its API"))
                    .isHidden();

            page.getByLabel("A queue of the broker").check();
            PlaywrightAssertions.assertThat(page.getByLabel("Server and port")).isHidden();
            PlaywrightAssertions.assertThat(page.getByLabel("Queue on which it is told"))
                    .isVisible();

            page.getByLabel("Orders of its API").check();
            PlaywrightAssertions.assertThat(page.getByLabel("Server and port")).isHidden();
            PlaywrightAssertions.assertThat(page.getByLabel("Address of its API"))
                    .isVisible();
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

    @ParameterizedTest
    @ValueSource(
            strings = {"#1042", "820982911946154508", "3779 0001 0000 0000 17", "ana@example.com", "+54 351 555-0100"})
    void an_order_is_found_by_whatever_somebody_has_of_it(String reference) {
        try (var chromium = new Chromium()) {
            var page = chromium.page(chromium.of("es-AR", ColorScheme.LIGHT));
            page.navigate("http://localhost:" + port + "/orders");
            page.locator("#q").fill(reference);
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(
                            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Pedido #1042")))
                    .isVisible();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | LIGHT | Why from there     | Why exactly, and what would have changed it    | Tienda Rosario Peatonal",
                "en    | DARK  | Why from there     | Why exactly, and what would have changed it    | Tienda Rosario Peatonal",
                "es-AR | LIGHT | Por qué desde ahí  | Por qué exactamente, y qué lo habría cambiado  | Tienda Rosario Peatonal",
                "es-AR | DARK  | Por qué desde ahí  | Por qué exactamente, y qué lo habría cambiado  | Tienda Rosario Peatonal"
            })
    void an_order_tells_why_it_is_sent_from_there(
            String language, ColorScheme scheme, String why, String more, String another) throws IOException {
        try (var chromium = new Chromium()) {
            var page = chromium.page(chromium.of(language, scheme));
            page.navigate("http://localhost:" + port + "/orders/01900000-0000-7000-8000-000000000001");
            var section = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(why));
            PlaywrightAssertions.assertThat(section).containsText("Tienda Córdoba Nueva");
            PlaywrightAssertions.assertThat(section).containsText(another);

            page.getByText(more).click();
            PlaywrightAssertions.assertThat(page.locator("main ul").first()).containsText("Tienda Córdoba Nueva");
            assertThat(Chromium.faults(page)).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | Correct it here | Try it   | Replay it    | It is refused. | It would be taken now. | It was taken. | 5873000000001",
                "es-AR | Corregila acá   | Probarla | Reprocesarla | Se rechaza.    | Ahora entraría.        | Entró.        | 5873000000002"
            })
    void an_exception_is_corrected_tried_and_replayed(
            String language,
            String correct,
            String tryIt,
            String replay,
            String refused,
            String fine,
            String taken,
            String order)
            throws IOException {
        var wrong = Files.readString(Path.of("mappings/channels/shopify/samples/sent-home.in.json"))
                .replaceFirst("\"id\": [0-9]+", "\"id\": " + order)
                .replace("REMERA-AZUL-M", "REM-LINO-AZ-M")
                .replace("JEAN-NEGRO-38", "PAN-GAB-NE-42");
        var id = park(wrong.replaceFirst("\"total_price\": \"[0-9.]+\"", "\"total_price\": \"1.00\""));
        try (var chromium = new Chromium()) {
            var page =
                    chromium.page(chromium.of(language, language.equals("en") ? ColorScheme.LIGHT : ColorScheme.DARK));
            page.navigate("http://localhost:" + port + "/exceptions/" + id);
            PlaywrightAssertions.assertThat(page.locator("pre.lines mark")).containsText("total_price");
            assertThat(Chromium.faults(page)).isEmpty();

            page.getByText(tryIt, exactly()).click();
            PlaywrightAssertions.assertThat(page.locator("#came")).containsText(refused);

            page.getByLabel(correct).fill(wrong);
            page.getByText(tryIt, exactly()).click();
            PlaywrightAssertions.assertThat(page.locator("#came")).containsText(fine);
            assertThat(Chromium.faults(page)).isEmpty();

            page.getByText(replay, exactly()).click();
            PlaywrightAssertions.assertThat(page.locator("#came")).containsText(taken);
            assertThat(chromium.complaints()).isEmpty();
            assertThat(orders(order)).hasSize(1);
        } finally {
            orders(order).forEach(this::remove);
        }
    }

    private List<UUID> orders(String reference) {
        return JdbcClient.create(database)
                .sql("select id from orders where channel = 'shopify' and reference = :reference")
                .param("reference", reference)
                .query(UUID.class)
                .list();
    }

    /** Other tests look at what was there before. */
    private void remove(UUID order) {
        var jdbc = JdbcClient.create(database);
        for (var table : List.of("event", "order_line", "order_contact", "attempt", "payment", "hold", "fulfilment")) {
            jdbc.sql("delete from " + table + " where order_id = :order")
                    .param("order", order)
                    .update();
        }
        jdbc.sql("delete from orders where id = :order").param("order", order).update();
        jdbc.sql("delete from outbox").update();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    /** As the orders' lane leaves a message whose only item is wrong. */
    private UUID park(String message) {
        var receipt = UUID.randomUUID();
        var exception = Ids.next();
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, received_at, state, deadline, items)
                values (:id, 'shopify', 'orders', 'http', :id::text, sha256(:body), :size, :body, now(), 'DONE', now(), 1)""")
                .param("id", receipt)
                .param("body", message.getBytes(StandardCharsets.UTF_8))
                .param("size", message.length())
                .update();
        jdbc.sql("insert into receipt_item values (:id, 1, 'PARKED', null, null)")
                .param("id", receipt)
                .update();
        int line = 1
                + (int) message.substring(0, message.indexOf("\"total_price\""))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        jdbc.sql("""
                insert into exception (id, receipt_id, item_no, partner, lane, code, problems, whole)
                values (:id, :receipt, 1, 'shopify', 'orders', 'SER-0412', cast(:problems as jsonb), true)""")
                .param("id", exception)
                .param("receipt", receipt)
                .param(
                        "problems",
                        "[{\"code\":\"SER-0412\",\"args\":{},\"pointer\":\"/total_price\",\"line\":" + line + "}]")
                .update();
        return exception;
    }

    private void move(String from, String to) {
        JdbcClient.create(database)
                .sql("update orders set state = :to where state = :from")
                .param("to", to)
                .param("from", from)
                .update();
    }
}

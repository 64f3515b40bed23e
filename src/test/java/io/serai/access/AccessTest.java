package io.serai.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.serai.testing.Database;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** All filters of the hub before its pages; behind a path that nobody serves is a 404, which says that one was let through. */
@SpringBootTest(
        classes = AccessTest.Hub.class,
        properties = {
            "spring.messages.basename=i18n/console,i18n/access",
            "spring.messages.fallback-to-system-locale=false",
            "spring.main.banner-mode=off",
            "serai.zone=UTC",
            "serai.public-url=https://shop.example",
            "serai.access.user=root",
            "serai.access.password=" + AccessTest.PASSWORD,
            "serai.access.api-key=a-key-of-32-characters-and-more-0",
            "serai.access.wrong-logins=4"
        })
@AutoConfigureMockMvc
class AccessTest {
    static final String PASSWORD = "correct horse battery";

    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = "io.serai.access",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|Test\\$.*)"))
    @ComponentScan(
            basePackages = "io.serai.console.web",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(WebConfiguration|LoginController|PageErrors)"))
    static class Hub {
        @Bean
        DataSource dataSource() {
            return Database.named("access").source();
        }
    }

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApiKeys keys;

    private final Database database = Database.named("access");

    @BeforeEach
    void people() {
        database.empty();
        accounts.save(new Account("root", Role.ADMIN), PASSWORD);
        accounts.save(new Account("ana", Role.OPERATOR), PASSWORD);
        accounts.save(new Account("vera", Role.VIEWER), PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/orders,                    401, 404, 404, 404",
        "POST, /api/orders/1/cancel,           401, 403, 404, 404",
        "PUT,  /api/exceptions/1,              401, 403, 404, 404",
        "POST, /api/orders/search,             401, 404, 404, 404",
        "POST, /api/promises,                  401, 404, 404, 404",
        "POST, /api/orders/1/notes,            401, 403, 404, 404",
        "POST, /api/returns/1/settle,          401, 403, 404, 404",
        "POST, /store/TDA-COR/parts/1,         302, 403, 404, 404",
        "GET,  /receipts/1,                    302, 403, 404, 404",
        "POST, /orders/search?q=nothing,       302, 404, 404, 404",
        "POST, /orders/1/notes?text=x,         302, 403, 404, 404",
        "POST, /api/stock,                     401, 403, 404, 404",
        "POST, /api/manifests/andes/close,     401, 403, 404, 404",
        "GET,  /actuator/invariants,           401, 404, 404, 404",
        "GET,  /actuator/prometheus,           401, 404, 404, 404",
        "GET,  /actuator/health,               404, 404, 404, 404",
        "GET,  /nowhere,                       302, 404, 404, 404",
        "POST, /exceptions/1/replay,           302, 403, 404, 404",
        "GET,  /access,                        302, 403, 403, 200",
        "POST, /access/keys/remove?name=x,     302, 403, 403, 302",
        "GET,  /track/unknown,                 404, 404, 404, 404"
    })
    void each_role_gets_as_far_as_it_goes(String method, String path, int nobody, int viewer, int operator, int admin)
            throws Exception {
        assertThat(status(method, path, "")).as("nobody").isEqualTo(nobody);
        assertThat(status(method, path, "vera")).as("viewer").isEqualTo(viewer);
        assertThat(status(method, path, "ana")).as("operator").isEqualTo(operator);
        assertThat(status(method, path, "root")).as("admin").isEqualTo(admin);
    }

    @Test
    void a_form_without_its_token_is_nobodys_wish() throws Exception {
        var answer = web.perform(post("/access/keys/remove?name=x").with(httpBasic("root", PASSWORD)))
                .andReturn();

        assertThat(answer.getResponse().getStatus()).isEqualTo(403);
    }

    @Test
    void a_program_is_told_what_it_may_not() throws Exception {
        var key = keys.make("reports", Role.VIEWER, "root");

        var looks = web.perform(get("/api/orders").header("X-Api-Key", key)).andReturn();
        var acts = web.perform(post("/api/stock").header("X-Api-Key", key)).andReturn();

        assertThat(looks.getResponse().getStatus()).isEqualTo(404);
        assertThat(acts.getResponse().getStatus()).isEqualTo(403);
        assertThat(acts.getResponse().getContentType()).isEqualTo("application/problem+json");
        assertThat(acts.getResponse().getContentAsString()).contains("/problems/role");
    }

    @Test
    void a_key_is_replaced_without_a_gap_and_kept_nowhere() throws Exception {
        var old = keys.make("erp-2026", Role.OPERATOR, "root");
        var next = keys.make("erp-2027", Role.OPERATOR, "root");
        assertThat(withKey(old)).isEqualTo(404);
        assertThat(withKey(next)).isEqualTo(404);

        keys.remove("erp-2026");

        assertThat(withKey(old)).isEqualTo(401);
        assertThat(withKey(next)).isEqualTo(404);
        assertThat(database.jdbc().queryForList("select k::text from api_key k", String.class))
                .noneMatch(row -> row.contains(next));
        assertThat(keys.all()).extracting(ApiKeys.Listed::usedAt).doesNotContainNull();
    }

    @Test
    void a_key_is_shown_once_on_the_page_that_made_it() throws Exception {
        var session = logIn("root", PASSWORD);
        var made = web.perform(post("/access/keys?name=erp&role=OPERATOR")
                        .session(session)
                        .with(csrf()))
                .andReturn();
        var page = web.perform(get("/access").session(session)).andReturn();
        var again = web.perform(get("/access").session(session)).andReturn();

        var key = (String) Objects.requireNonNull(made.getFlashMap().get("key"));
        assertThat(page.getResponse().getContentAsString()).contains(key);
        assertThat(again.getResponse().getContentAsString()).contains("erp").doesNotContain(key);
        assertThat(withKey(key)).isEqualTo(404);
    }

    @Test
    void what_people_do_is_written_down_also_what_they_were_refused_and_nothing_that_they_only_looked_at()
            throws Exception {
        status("GET", "/api/orders", "vera");
        status("POST", "/api/promises", "ana");
        status("POST", "/api/orders/1/cancel?mail=lucia@example.com", "vera");
        status("POST", "/api/orders/1/cancel", "ana");
        status("POST", "/api/orders/1/cancel", "");
        logIn("ana", PASSWORD);
        logIn("ana", "wrong password");

        var trail = database.jdbc()
                .queryForList("select actor || ' ' || action || ' ' || status from audit order by id", String.class);
        assertThat(trail)
                .containsExactly(
                        "vera POST /api/orders/1/cancel 403",
                        "ana POST /api/orders/1/cancel 404",
                        "ana login 200",
                        "ana login 401");
    }

    @Test
    void who_guesses_passwords_is_turned_away_and_others_are_not() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(basic("vera", "guess " + i, "203.0.113.7").getStatus()).isEqualTo(401);
        }

        var turnedAway = basic("vera", PASSWORD, "203.0.113.7");

        assertThat(turnedAway.getStatus()).isEqualTo(429);
        assertThat(turnedAway.getHeader("Retry-After")).isNotNull();
        assertThat(turnedAway.getContentAsString()).contains("/problems/too-many");
        assertThat(basic("vera", PASSWORD, "198.51.100.1").getStatus()).isEqualTo(404);
    }

    @Test
    void a_name_that_is_tried_from_everywhere_is_locked() throws Exception {
        accounts.save(new Account("target", Role.OPERATOR), PASSWORD);
        for (int i = 0; i < 20; i++) {
            basic("target", "guess " + i, "192.0.2." + i);
        }

        assertThat(basic("target", PASSWORD, "198.51.100.2").getStatus()).isEqualTo(401);
        assertThat(basic("ana", PASSWORD, "198.51.100.2").getStatus()).isEqualTo(404);
    }

    @Test
    void an_address_that_sends_unsigned_messages_is_asked_to_pause() throws Exception {
        var guard = new DoorGuard(10_000, 3);
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            var answer = new MockHttpServletResponse();
            var request = new MockHttpServletRequest("POST", "/channels/shopify/orders");
            request.setRemoteAddr("203.0.113.9");
            guard.doFilter(request, answer, (asked, answered) -> answer.setStatus(401));
            statuses.add(answer.getStatus());
        }
        assertThat(statuses).isEqualTo(List.of(401, 401, 401, 429, 429));
    }

    @Test
    void a_session_ends_when_its_account_is_gone_or_changed() throws Exception {
        accounts.save(new Account("temp", Role.ADMIN), PASSWORD);
        var session = logIn("temp", PASSWORD);
        assertThat(web.perform(get("/access").session(session))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);

        accounts.remove("temp");

        await().untilAsserted(() -> {
            var answer = web.perform(get("/access").accept("text/html").session(session))
                    .andReturn();
            assertThat(answer.getResponse().getStatus()).isEqualTo(302);
        });
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void there_is_always_an_admin_and_a_password_is_long() {
        assertRefused("last-admin", () -> accounts.remove("root"));
        assertRefused("last-admin", () -> accounts.save(new Account("root", Role.VIEWER), ""));
        assertRefused("password", () -> accounts.save(new Account("new", Role.VIEWER), "short"));
        assertRefused("password", () -> accounts.save(new Account("new", Role.VIEWER), ""));
        assertRefused("name", () -> accounts.save(new Account("a b", Role.VIEWER), PASSWORD));
        assertRefused("key-name", () -> keys.make("", Role.VIEWER, "root"));

        assertThat(accounts.all()).extracting(Account::name).containsExactly("ana", "root", "vera");
    }

    @Test
    void the_page_says_why_something_cannot_be_in_both_languages() throws Exception {
        var session = logIn("root", PASSWORD);
        for (var words :
                Map.of("en", "this is the last one", "es", "este es el último").entrySet()) {
            var refused = web.perform(post("/access/accounts/remove?name=root")
                            .session(session)
                            .with(csrf()))
                    .andReturn();
            var page = web.perform(get("/access?lang=" + words.getKey())
                            .session(session)
                            .flashAttrs(refused.getFlashMap()))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page).contains(words.getValue()).doesNotContain("??");
            assertThat(page).containsOnlyOnce("<h1").doesNotContain("style=\"");
            assertThat(Pattern.compile("<table").matcher(page).results().count())
                    .isEqualTo(
                            Pattern.compile("<caption").matcher(page).results().count());
        }
    }

    private static void assertRefused(String why, ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(RefusedException.class).hasMessage(why);
    }

    private int status(String method, String path, String who) throws Exception {
        var asked =
                request(HttpMethod.valueOf(method), path).accept("text/html").with(csrf());
        return sent(who.isEmpty() ? asked : asked.with(httpBasic(who, PASSWORD)))
                .getStatus();
    }

    @Test
    void the_first_account_has_no_shorter_password_than_the_others() {
        var jdbc = new JdbcTemplate(database.source());
        var limits = new LoginLimits(4);
        var tooShort = new Accounts(jdbc, new BCryptPasswordEncoder(), limits, "admin", "secret", 12);
        tooShort.run(new DefaultApplicationArguments());
        assertThat(accounts.find("admin"))
                .as("there are accounts: nobody needs it")
                .isEmpty();

        database.empty();

        assertThatThrownBy(() -> tooShort.run(new DefaultApplicationArguments()))
                .hasMessageContaining("serai.access.password has fewer than 12 characters");
    }

    private MockHttpServletResponse basic(String who, String password, String address) throws Exception {
        return sent(get("/api/orders").with(httpBasic(who, password)).with(from -> {
            from.setRemoteAddr(address);
            return from;
        }));
    }

    private int withKey(String key) throws Exception {
        return sent(get("/api/orders").header("X-Api-Key", key)).getStatus();
    }

    private MockHttpServletResponse sent(MockHttpServletRequestBuilder asked) throws Exception {
        return web.perform(asked).andReturn().getResponse();
    }

    private MockHttpSession logIn(String name, String password) throws Exception {
        var answer = web.perform(post("/login")
                        .param("username", name)
                        .param("password", password)
                        .with(csrf()))
                .andReturn();
        HttpSession session = answer.getRequest().getSession(true);
        return (MockHttpSession) session;
    }
}

package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.channels.Cursors;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.PartnerServer;
import io.serai.log.Leases;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refresh tokens that are good for once, as their issuer gives them over HTTP, and hubs that share a database. */
class AccessTokensTest {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration OTHERS_COME = Duration.ofMillis(500);

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Issuer issuer = new Issuer();
    private final PartnerServer server = new PartnerServer(0);
    private final Map<String, Object> settings = new ConcurrentHashMap<>();
    private final List<Hub> hubs = new ArrayList<>();

    @BeforeEach
    void open() {
        database.empty();
        server.at("/login", issuer::handle);
        server.start();
        settings.put("serai.secrets.feria-refresh-token", "first");
    }

    @AfterEach
    void close() {
        hubs.forEach(Hub::close);
        server.close();
    }

    @Test
    void the_secret_is_good_for_the_first_time_and_the_newest_after_it_also_for_another_hub() throws Exception {
        issuer.takes("first");

        assertThat(hub().of("feria")).isEqualTo("access-first+");
        assertThat(hub().of("feria")).isEqualTo("access-first++");
        settings.put("serai.secrets.feria-refresh-token", "");
        assertThat(hub().of("feria")).as("the secret is needed no more").isEqualTo("access-first+++");
    }

    @Test
    void where_the_newest_was_lost_another_secret_takes_its_place_until_it_has_a_newest_of_its_own() throws Exception {
        issuer.takes("first");
        var hub = hub();
        hub.of("feria");
        issuer.takes("second");
        clock.pass(A_DAY);
        assertThatThrownBy(() -> hub.of("feria")).as("the answer never arrived").isNotNull();

        settings.put("serai.secrets.feria-refresh-token", "second");

        assertThat(hub.of("feria")).isEqualTo("access-second+");
        clock.pass(A_DAY);
        assertThat(hub.of("feria")).isEqualTo("access-second++");
    }

    @Test
    void what_an_earlier_version_remembered_counts_until_another_secret_is_set() throws Exception {
        remembers("first+++");
        issuer.takes("first+++");
        assertThat(hub().of("feria")).isEqualTo("access-first++++");

        database.empty();
        remembers("lost");
        assertThatThrownBy(() -> hub().of("feria")).isNotNull();
        issuer.takes("second");
        settings.put("serai.secrets.feria-refresh-token", "second");

        assertThat(hub().of("feria")).isEqualTo("access-second+");
    }

    @Test
    void two_hubs_at_once_show_each_refresh_token_once() throws Exception {
        issuer.takes("first");
        var one = hub();
        var other = hub();
        issuer.waitsForOthers = true;

        var asked = CompletableFuture.supplyAsync(() -> one.of("feria"));
        var askedToo = other.of("feria");

        assertThat(List.of(asked.get(), askedToo)).containsExactlyInAnyOrder("access-first+", "access-first++");
        assertThat(issuer.refused).hasValue(0);
    }

    @Test
    void a_partner_that_answers_late_keeps_no_other_waiting_and_no_transaction_open() throws Exception {
        settings.put("serai.secrets.slow-refresh-token", "slow");
        issuer.takes("slow");
        issuer.isAsked = new CountDownLatch(1);
        issuer.answers = new CountDownLatch(1);
        var hub = hub();
        var slow = CompletableFuture.supplyAsync(() -> hub.of("slow"));
        assertThat(issuer.isAsked.await(10, TimeUnit.SECONDS)).isTrue();

        issuer.takes("first");
        assertThat(hub.of("feria")).isEqualTo("access-first+");
        assertThat(database.count(
                        "pg_stat_activity where datname = current_database() and state = 'idle in transaction'"))
                .isZero();
        assertThat(slow).isNotDone();

        issuer.takes("slow");
        issuer.answers.countDown();
        assertThat(slow.get()).isEqualTo("access-slow+");
    }

    private void remembers(String token) {
        database.jdbc().update("insert into setting values ('cursor:refresh:feria', ?)", token);
    }

    private AccessTokens hub() throws Exception {
        var hub = new Hub();
        hubs.add(hub);
        return hub.start();
    }

    /** Gives for the one refresh token that is good another one and an access token. */
    private static final class Issuer {
        private final AtomicInteger refused = new AtomicInteger();
        private final CountDownLatch others = new CountDownLatch(2);
        private volatile boolean waitsForOthers;
        private volatile CountDownLatch isAsked = new CountDownLatch(0);
        private volatile CountDownLatch answers = new CountDownLatch(0);
        private String good = "";

        synchronized void takes(String token) {
            good = token;
        }

        Answer handle(Call call) {
            var shown = call.form().getOrDefault("refresh_token", "");
            if (waitsForOthers) {
                others.countDown();
                await(others, OTHERS_COME);
            }
            if (shown.startsWith("slow")) {
                isAsked.countDown();
                await(answers, A_DAY);
            }
            return token(shown);
        }

        private synchronized Answer token(String shown) {
            if (!shown.equals(good)) {
                refused.incrementAndGet();
                return Answer.of(400);
            }
            good = shown + "+";
            return Answer.json(
                    200, Map.of("access_token", "access-" + good, "expires_in", 21_600, "refresh_token", good));
        }

        private static void await(CountDownLatch latch, Duration longest) {
            try {
                latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As much of one as asks for tokens. */
    private final class Hub implements AutoCloseable {
        private final DefaultCamelContext camel = new DefaultCamelContext();
        private final AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();

        AccessTokens start() throws Exception {
            camel.start();
            spring.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
            spring.registerBean(JdbcTemplate.class, database::jdbc);
            spring.registerBean(Clock.class, () -> clock);
            spring.registerBean(ProducerTemplate.class, () -> camel.createProducerTemplate());
            spring.register(Cursors.class, Leases.class, AccessTokens.class, Credentials.class);
            spring.refresh();
            var credentials = spring.getBean(Credentials.class);
            for (var partner : List.of("feria", "slow")) {
                camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:" + partner + ".token")
                                .process(exchange -> credentials.form(
                                        exchange, partner, "grant_type=refresh_token&refresh_token={refresh-token}"))
                                .to("http://127.0.0.1:" + server.port() + "/login");
                    }
                });
            }
            return spring.getBean(AccessTokens.class);
        }

        @Override
        public void close() {
            spring.close();
            camel.stop();
        }
    }
}

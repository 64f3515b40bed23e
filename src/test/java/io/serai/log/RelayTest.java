package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final String ADDRESS = "serai.test";

    @SuppressWarnings("NullAway.Init")
    private static Broker broker;

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final RelayBell bell = new RelayBell();
    private final Outbox outbox = new Outbox(database.jdbc(), bell);
    private final Relay relay = relay(broker.connections());

    @BeforeAll
    static void start() throws Exception {
        broker = new Broker();
    }

    @AfterAll
    static void stop() throws Exception {
        broker.stop();
    }

    @BeforeEach
    void empty() throws JMSException {
        database.empty();
        broker.drain(ADDRESS);
        broker.drain(Broker.SMALL);
    }

    @Test
    void everything_is_sent_and_what_has_one_key_keeps_its_order() throws Exception {
        var keys = Stream.generate(UUID::randomUUID).limit(10).toList();
        for (int n = 0; n < 500; n++) {
            put(keys.get(n % keys.size()), keys.get(n % keys.size()) + " " + n);
        }

        assertThat(relay.run()).isEqualTo(500);

        assertThat(database.count("outbox")).isZero();
        var arrived = broker.drain(ADDRESS);
        assertThat(arrived).hasSize(500);
        for (var key : keys) {
            assertThat(numbers(arrived, key)).hasSize(50).isSorted();
        }
    }

    @Test
    void more_than_one_round_holds_goes_in_several() throws Exception {
        var key = UUID.randomUUID();
        outbox.put(IntStream.range(0, 2_200)
                .mapToObj(n -> new OutboxMessage(key, ADDRESS, key + " " + n))
                .toList());

        assertThat(List.of(relay.run(), relay.run(), relay.run(), relay.run())).containsExactly(1_000, 1_000, 200, 0);
        assertThat(numbers(broker.drain(ADDRESS), key)).hasSize(2_200).isSorted();
    }

    @Test
    void what_the_broker_did_not_take_stays_and_is_sent_later() throws Exception {
        put(UUID.randomUUID(), "a");
        var failing = relay(failingAt(broker.connections(), "send", false));

        assertThatThrownBy(failing::run).isInstanceOf(Relay.RelayException.class);
        assertThat(database.count("outbox")).isEqualTo(1);

        relay.run();
        assertThat(broker.drain(ADDRESS)).containsExactly("a");
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void if_nobody_knows_whether_the_broker_took_it_it_is_sent_again() throws Exception {
        put(UUID.randomUUID(), "a");
        put(UUID.randomUUID(), "b");
        var failing = relay(failingAt(broker.connections(), "commit", true));

        assertThatThrownBy(failing::run).isInstanceOf(Relay.RelayException.class);
        while (relay.run() > 0) {}

        var arrived = broker.drain(ADDRESS);
        assertThat(new HashSet<>(arrived)).containsExactlyInAnyOrder("a", "b");
        assertThat(arrived).hasSizeGreaterThan(2);
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void a_queue_that_is_full_holds_up_no_other_however_much_waits_for_it() throws Exception {
        fill(UUID.randomUUID(), 2_000);
        put(UUID.randomUUID(), "a");

        assertThatThrownBy(relay::run)
                .as("only the full queue is among the oldest")
                .isInstanceOf(Relay.RelayException.class);
        assertThat(relay.run()).isEqualTo(1);
        put(UUID.randomUUID(), "b");
        assertThat(relay.run()).isEqualTo(1);

        assertThat(broker.drain(ADDRESS)).containsExactly("a", "b");
        assertThat(database.count("outbox")).isEqualTo(2_000);
    }

    @Test
    void what_is_sent_together_with_a_queue_that_is_full_leaves_in_the_same_round() throws Exception {
        fill(UUID.randomUUID(), 900);
        put(UUID.randomUUID(), "a");
        put(UUID.randomUUID(), "b");

        assertThat(relay.run()).isEqualTo(2);

        assertThat(broker.drain(ADDRESS)).containsExactlyInAnyOrder("a", "b");
        assertThat(database.count("outbox")).isEqualTo(900);
    }

    @Test
    void a_queue_that_was_full_gets_all_that_waits_for_it_once_and_in_order() throws Exception {
        var key = UUID.randomUUID();
        fill(key, 1_500);
        assertThatThrownBy(relay::run).isInstanceOf(Relay.RelayException.class);
        assertThat(relay.run()).as("before its pause is over").isZero();

        var arrived = new ArrayList<String>();
        for (int reads = 0; reads < 100 && database.count("outbox") > 0; reads++) {
            clock.pass(Duration.ofSeconds(10));
            while (relay.run() > 0) {}
            arrived.addAll(broker.drain(Broker.SMALL));
        }
        fill(key, 10, 1_500);
        assertThat(relay.run()).as("as all others again").isEqualTo(10);
        arrived.addAll(broker.drain(Broker.SMALL));

        assertThat(numbers(arrived, key)).hasSize(1_510).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_row_whose_lower_id_commits_later_is_not_skipped() throws Exception {
        var key = UUID.randomUUID();
        var lowerIdTaken = new CountDownLatch(1);
        var laterSent = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try {
            var slow = pool.submit(() -> database.transaction().execute(status -> {
                put(key, "slow");
                lowerIdTaken.countDown();
                await(laterSent);
                return "committed";
            }));
            await(lowerIdTaken);
            database.transaction().executeWithoutResult(status -> put(key, "quick"));

            relay.run();
            assertThat(broker.drain(ADDRESS)).containsExactly("quick");

            laterSent.countDown();
            assertThat(slow.get()).isEqualTo("committed");
            relay.run();
            assertThat(broker.drain(ADDRESS)).containsExactly("slow");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void what_was_rolled_back_never_leaves() throws Exception {
        database.transaction().executeWithoutResult(status -> {
            put(UUID.randomUUID(), "never");
            status.setRollbackOnly();
        });

        assertThat(relay.run()).isZero();
        assertThat(broker.drain(ADDRESS)).isEmpty();
    }

    @Test
    void several_relays_share_the_work_and_send_nothing_twice() throws Exception {
        for (int n = 0; n < 200; n++) {
            put(UUID.randomUUID(), "m" + n);
        }

        var sent = Together.run(4, relay::run).stream().mapToInt(n -> n).sum();
        while (database.count("outbox") > 0) {
            sent += relay.run();
        }

        assertThat(sent).isEqualTo(200);
        assertThat(broker.drain(ADDRESS)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void the_bell_is_rung_after_the_commit_and_not_before() throws Exception {
        database.transaction().executeWithoutResult(status -> {
            put(UUID.randomUUID(), "a");
            assertThat(ringsWithin(100)).isFalse();
        });

        assertThat(ringsWithin(10_000)).isTrue();
    }

    private boolean ringsWithin(int millis) {
        try {
            var before = System.nanoTime();
            bell.await(millis);
            return System.nanoTime() - before < millis * 500_000L;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(UUID key, String body) {
        outbox.put(List.of(new OutboxMessage(key, ADDRESS, body)));
    }

    private void fill(UUID key, int messages) {
        fill(key, messages, 0);
    }

    private void fill(UUID key, int messages, int from) {
        outbox.put(IntStream.range(from, from + messages)
                .mapToObj(n -> new OutboxMessage(key, Broker.SMALL, key + " " + n))
                .toList());
    }

    private Relay relay(ConnectionFactory connections) {
        return new Relay(
                database.jdbc(),
                database.transaction(),
                connections,
                new FullAddresses(clock),
                new Traces(OpenTelemetry.noop()),
                clock);
    }

    private static List<Integer> numbers(List<String> bodies, UUID key) {
        return bodies.stream()
                .filter(body -> body.startsWith(key + " "))
                .map(body -> Integer.valueOf(body.substring(body.indexOf(' ') + 1)))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A broker whose sessions and producers fail at one operation: before it has happened, or after. */
    private static ConnectionFactory failingAt(ConnectionFactory broker, String operation, boolean after) {
        return failing(ConnectionFactory.class, broker, operation, after);
    }

    private static <T> T failing(Class<T> type, T real, String operation, boolean after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(operation) && !after) {
                        throw new JMSException("the wire broke");
                    }
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                    if (method.getName().equals(operation)) {
                        throw new JMSException("the wire broke");
                    }
                    return result != null && method.getReturnType().isInterface() && isWire(method.getReturnType())
                            ? wrap(method.getReturnType(), result, operation, after)
                            : result;
                }));
    }

    private static boolean isWire(Class<?> type) {
        return List.of(Connection.class, Session.class, jakarta.jms.MessageProducer.class)
                .contains(type);
    }

    private static <T> Object wrap(Class<T> type, Object real, String operation, boolean after) {
        return failing(type, type.cast(real), operation, after);
    }
}

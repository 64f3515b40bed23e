package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.kernel.OrderId;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import io.serai.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Attempt.Request CAPTURE =
            new Attempt.Request("payments:stripe", "CAPTURE", "pay-1", null, "{\"amount\":5}");

    private final Database database = Database.shared();
    private final TestClock clock = new TestClock();
    private final Attempts attempts = new Attempts(
            database.jdbc(),
            new Outbox(database.jdbc(), new RelayBell()),
            new Counters(database.jdbc()),
            clock,
            LEASE,
            Duration.ofHours(24));

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void what_is_asked_for_twice_is_called_once() {
        attempts.request(List.of(CAPTURE, CAPTURE));
        attempts.request(List.of(CAPTURE));

        assertThat(database.count("attempt")).isEqualTo(1);
        assertThat(database.jdbc().queryForList("select address from outbox", String.class))
                .containsExactly("serai.calls.payments.stripe");
    }

    @Test
    void only_one_of_many_gets_the_lease() throws Exception {
        var id = requested();

        var begun = Together.run(32, () -> attempts.begin(id));

        assertThat(begun.stream().flatMap(Optional::stream)).singleElement().satisfies(attempt -> {
            assertThat(attempt.tries()).isEqualTo(1);
            assertThat(attempt.unknown()).isFalse();
            assertThat(attempt.data().get("amount").asInt()).isEqualTo(5);
        });
    }

    @Test
    void a_redelivery_during_the_lease_does_nothing() {
        var id = requested();
        begin(id);

        clock.pass(LEASE.minusMillis(1));

        assertThat(attempts.begin(id)).isEmpty();
        assertThat(attempts.wakeDue()).isZero();
    }

    @Test
    void of_one_order_a_channel_is_told_one_thing_at_a_time() throws Exception {
        var order = new OrderId(UUID.randomUUID());
        var first = told("channel:shop", order, "1");
        var second = told("channel:shop", order, "2");
        var elsewhere = told("channel:other", order, "1");
        var other = told("channel:shop", new OrderId(UUID.randomUUID()), "3");

        var turn = new AtomicInteger();
        var begun = Together.run(
                16,
                () -> database.transaction()
                        .execute(step -> attempts.begin(turn.getAndIncrement() % 2 == 0 ? first : second)));
        assertThat(begun.stream().flatMap(Optional::stream)).hasSize(1);
        begin(elsewhere);
        begin(other);

        var begunOne = begun.stream().flatMap(Optional::stream).toList().get(0).id();
        var waiting = begunOne.equals(first) ? second : first;
        database.jdbc().update("delete from outbox");
        attempts.done(begunOne, "{}");
        clock.pass(Duration.ofSeconds(1));
        assertThat(attempts.wakeDue()).isEqualTo(1);
        assertThat(begin(waiting)).extracting(Attempt::unknown, Attempt::tries).containsExactly(false, 1);
    }

    @Test
    void two_calls_of_one_order_whose_leases_ran_out_do_not_wait_for_each_other() {
        var order = new OrderId(UUID.randomUUID());
        var first = told("channel:shop", order, "1");
        var second = told("channel:shop", order, "2");
        begin(first);
        database.jdbc().update("update attempt set state = 'STARTED' where id = ?", second);
        clock.pass(LEASE);

        begin(first);
        assertThat(attempts.begin(second)).isEmpty();
        clock.pass(LEASE);
        assertThat(begin(second).unknown()).isTrue();
    }

    @Test
    void a_lease_that_ran_out_is_an_unknown_outcome() {
        var id = requested();
        begin(id);

        clock.pass(LEASE);

        assertThat(begin(id)).extracting(Attempt::unknown, Attempt::tries).containsExactly(true, 2);
    }

    @Test
    void an_outcome_that_nobody_knows_is_asked_about_before_it_is_tried_again() {
        var id = requested();
        attempts.unknown(begin(id), "{}", Duration.ZERO);
        clock.pass(Duration.ofSeconds(1));

        assertThat(begin(id).unknown()).isTrue();
    }

    @Test
    void what_was_certainly_not_done_is_tried_again_as_if_it_were_new() {
        var id = requested();
        attempts.retry(begin(id), "{}", Duration.ZERO);
        clock.pass(Duration.ofSeconds(1));

        assertThat(begin(id).unknown()).isFalse();
    }

    @Test
    void the_pause_between_tries_doubles_up_to_ten_minutes() {
        var id = requested();
        var expected = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600);
        for (var seconds : expected) {
            attempts.retry(begin(id), "{}", Duration.ZERO);
            clock.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(attempts.begin(id)).as("before %s s", seconds).isEmpty();
            clock.pass(Duration.ofMillis(1));
        }
    }

    @Test
    void a_pause_that_the_other_side_asks_for_is_kept_up_to_an_hour() {
        var id = requested();
        attempts.retry(begin(id), "{}", Duration.ofMinutes(20));
        clock.pass(Duration.ofMinutes(20).minusMillis(1));
        assertThat(attempts.begin(id)).isEmpty();
        clock.pass(Duration.ofMillis(1));

        attempts.unknown(begin(id), "{}", Duration.ofDays(9));
        clock.pass(Duration.ofHours(1));
        assertThat(begin(id).unknown()).isTrue();
    }

    @Test
    void the_first_outcome_stands() {
        var id = requested();
        var attempt = begin(id);

        assertThat(attempts.done(id, "{}")).isTrue();
        assertThat(attempts.refused(id, "{}")).isFalse();
        attempts.retry(attempt, "{}", Duration.ZERO);
        attempts.unknown(attempt, "{}", Duration.ZERO);
        clock.pass(Duration.ofHours(1));

        assertThat(attempts.begin(id)).isEmpty();
        assertThat(attempts.wakeDue()).isZero();
        assertThat(state(id)).isEqualTo("DONE");
    }

    @Test
    void a_late_answer_counts_also_when_another_try_has_begun() {
        var id = requested();
        begin(id);
        clock.pass(LEASE);
        begin(id);

        assertThat(attempts.done(id, "{}")).isTrue();
    }

    @Test
    void what_is_due_is_woken_at_its_door_and_nothing_else() {
        var id = requested();
        database.jdbc().update("delete from outbox");
        attempts.retry(begin(id), "{}", Duration.ZERO);

        assertThat(attempts.wakeDue()).isZero();
        clock.pass(Duration.ofSeconds(2));
        assertThat(attempts.wakeDue()).isEqualTo(1);
        assertThat(database.jdbc().queryForList("select body from outbox", String.class))
                .containsExactly(id.toString());
        assertThat(attempts.wakeDue()).as("right after it was woken").isZero();
    }

    @Test
    void several_sweeps_at_once_wake_each_call_once() throws Exception {
        for (int n = 0; n < 100; n++) {
            attempts.request(List.of(new Attempt.Request("mail", "SEND", "order-" + n, null, "{}")));
        }
        database.jdbc().update("delete from outbox");
        clock.pass(LEASE);

        var woken =
                Together.run(8, () -> database.transaction().execute(status -> Integer.valueOf(attempts.wakeDue())));

        assertThat(woken.stream().mapToInt(n -> n).sum()).isEqualTo(100);
    }

    @Test
    void a_door_that_nobody_reads_keeps_no_other_from_being_woken() {
        request("payments:away", 300);
        var id = requested();
        attempts.unknown(begin(id), "{}", Duration.ZERO);
        clock.pass(LEASE);
        database.jdbc().update("delete from outbox");

        attempts.wakeDue();

        assertThat(woken("serai.calls.payments.stripe")).isEqualTo(1);
        assertThat(woken("serai.calls.payments.away")).isEqualTo(100);
    }

    @Test
    void the_distance_between_two_wake_ups_grows_to_ten_minutes_while_nobody_begins() {
        requested();
        var distances = new ArrayList<Integer>();
        for (int waited = 10; distances.size() < 8; waited += 10) {
            clock.pass(Duration.ofSeconds(10));
            if (attempts.wakeDue() == 1) {
                distances.add(waited);
                waited = 0;
            }
        }

        assertThat(distances).containsExactly(30, 30, 60, 120, 240, 480, 600, 600);
    }

    @Test
    void the_queue_of_a_door_that_nobody_reads_grows_no_faster_with_more_calls() {
        request("payments:away", 500);
        database.jdbc().update("delete from outbox");

        for (int minutes = 0; minutes < 120; minutes++) {
            clock.pass(Duration.ofMinutes(1));
            attempts.wakeDue();
        }

        assertThat(woken("serai.calls.payments.away"))
                .as("two hours, a hundred calls in ten minutes and some in the first")
                .isLessThan(100 * 18);
        assertThat(database.jdbc().queryForObject("select count(distinct body) from outbox", Integer.class))
                .isEqualTo(100);
    }

    @Test
    void who_reads_a_door_again_is_told_of_all_its_calls() {
        request("payments:away", 250);
        database.jdbc().update("delete from outbox");
        var begun = new HashSet<String>();

        for (int sweep = 0; sweep < 3; sweep++) {
            clock.pass(LEASE);
            attempts.wakeDue();
            for (var id : database.jdbc().queryForList("delete from outbox returning body", String.class)) {
                attempts.begin(UUID.fromString(id)).ifPresent(call -> attempts.done(call.id(), "{}"));
                begun.add(id);
            }
        }

        assertThat(begun).hasSize(250);
    }

    private void request(String door, int calls) {
        attempts.request(IntStream.range(0, calls)
                .mapToObj(n -> new Attempt.Request(door, "VERIFY", "pay-" + n, null, "{}"))
                .toList());
    }

    private int woken(String address) {
        return database.jdbc()
                .queryForList("select id from outbox where address = ?", Long.class, address)
                .size();
    }

    private UUID told(String door, OrderId order, String subject) {
        attempts.request(List.of(new Attempt.Request(door, "FULFILMENT", subject, order, "{}")));
        return database.jdbc()
                .queryForList(
                        "select id from attempt where door = ? and order_id = ? and subject = ?",
                        UUID.class,
                        door,
                        order.value(),
                        subject)
                .get(0);
    }

    private UUID requested() {
        attempts.request(List.of(CAPTURE));
        return database.jdbc()
                .queryForList("select id from attempt where door = ?", UUID.class, CAPTURE.door())
                .get(0);
    }

    private Attempt begin(UUID id) {
        return attempts.begin(id).orElseThrow();
    }

    private String state(UUID id) {
        return database.jdbc()
                .queryForList("select state from attempt where id = ?", String.class, id)
                .get(0);
    }

    @Test
    void a_call_of_several_requests_is_nobody_elses_while_it_goes_on() {
        attempts.request(List.of(CAPTURE));
        var id = database.jdbc().queryForObject("select id from attempt", UUID.class);
        var call = attempts.begin(id).orElseThrow();

        clock.pass(LEASE.minusSeconds(1));
        assertThat(attempts.goesOn(call)).isTrue();
        clock.pass(LEASE.minusSeconds(1));
        assertThat(attempts.begin(id)).isEmpty();

        clock.pass(Duration.ofSeconds(2));
        assertThat(attempts.begin(id)).isPresent();
        assertThat(attempts.goesOn(call)).isFalse();
        attempts.unknown(call, "{}", Duration.ZERO);
        assertThat(database.jdbc().queryForObject("select state from attempt", String.class))
                .as("of who has begun it since")
                .isEqualTo("STARTED");
    }
}

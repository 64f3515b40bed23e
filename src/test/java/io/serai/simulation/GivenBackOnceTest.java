package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.fulfilment.Calls;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Reply;
import io.serai.kernel.OrderId;
import io.serai.log.Attempt;
import io.serai.log.Attempts;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that we and others give back of one payment is booked once, whatever comes in between. */
class GivenBackOnceTest extends InOneGroup {
    private static final UUID PAYMENT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final Duration LEASE = Duration.ofSeconds(31);
    private static final int STEPS = 3;

    /** What becomes of the answer to a call. */
    enum Answer {
        COMES,
        IS_LOST,
        /** The hub dies before it hears it. */
        FINDS_NOBODY
    }

    private Provider provider = new Provider(HUB.clock());

    /** A call in three steps: it is begun, the provider does it, its answer is written. */
    private final class Asked {
        private final String id;
        private final Answer answer;
        private int step;
        private @Nullable Call call;
        private @Nullable Reply reply;

        Asked(String kind, String subject, String data, Answer answer) {
            this.id = ask(kind, subject, data);
            this.answer = answer;
        }

        void next() {
            switch (step++) {
                case 0 -> call = begun(id);
                case 1 -> reply = provider.answer(call());
                default -> end();
            }
        }

        private void end() {
            if (answer == Answer.COMES) {
                calls().conclude(call(), Objects.requireNonNull(reply));
            } else if (answer == Answer.IS_LOST) {
                lose(call());
            }
        }

        private Call call() {
            return Objects.requireNonNull(call);
        }
    }

    @Test
    void a_refund_of_ours_and_one_of_the_shop_are_each_booked_once_however_refund_and_question_overlap() {
        for (var refund : Answer.values()) {
            for (var question : Answer.values()) {
                for (var order : interleavings(STEPS, STEPS)) {
                    live(() -> {
                        paid(100, 0);
                        var ours = new Asked("REFUND", "return", "{\"amount\":30}", refund);
                        provider.givesBack(intent(), 10);
                        var told = new Asked("VERIFY", "told", "{}", question);

                        for (boolean first : order) {
                            (first ? ours : told).next();
                            assertThat(booked()).isLessThanOrEqualTo(intent().refunded);
                        }
                        comesToRest();

                        var story = refund + " " + question + " " + order;
                        assertThat(intent().refunded).as(story).isEqualTo(40);
                        assertThat(booked()).as(story).isEqualTo(40);
                        assertThat(events()).as(story).containsExactlyInAnyOrder("0.10 ARS", "0.30 ARS");
                    });
                }
            }
        }
    }

    @Test
    void what_the_shop_gave_back_of_all_that_is_left_lets_no_call_go_on_for_ever() {
        live(() -> {
            paid(100, 0);
            var ours = new Asked("REFUND", "return", "{\"amount\":80}", Answer.IS_LOST);
            ours.next();
            ours.next();
            provider.givesBack(intent(), 20);
            var told = new Asked("VERIFY", "told", "{}", Answer.COMES);
            told.next();
            told.next();
            told.next();
            ours.next();

            comesToRest();

            assertThat(booked()).isEqualTo(100);
            assertThat(states("REFUND")).containsExactly("DONE");
        });
    }

    @Test
    void all_that_is_left_counts_as_given_back_once_though_others_gave_it_while_a_part_of_ours_was_under_way() {
        live(() -> {
            paid(100, 0);
            var part = new Asked("REFUND", "return", "{\"amount\":30}", Answer.COMES);
            var whole = ask("REFUND", "whole", "{}");
            lose(begun(whole));
            part.next();
            part.next();
            provider.givesBack(intent(), 70);
            HUB.clock().pass(Duration.ofSeconds(2));

            var asked = begun(whole);
            calls().conclude(asked, provider.answer(asked));
            assertThat(booked()).as("nobody knows yet whose it is").isZero();
            part.next();
            comesToRest();

            assertThat(booked()).isEqualTo(100);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"IS_LOST", "FINDS_NOBODY"})
    void a_part_whose_answer_was_lost_is_given_back_once_though_the_provider_has_forgotten_its_key(Answer answer) {
        live(() -> {
            paid(100, 0);
            var ours = new Asked("REFUND", "return", "{\"amount\":30}", answer);
            ours.next();
            ours.next();
            ours.next();
            HUB.clock().pass(Duration.ofHours(60));

            comesToRest();

            assertThat(intent().refunded).isEqualTo(30);
            assertThat(booked()).isEqualTo(30);
            assertThat(states("REFUND")).containsExactly("DONE");
        });
    }

    @Test
    void a_part_that_never_reached_the_provider_is_given_back_also_after_days() {
        live(() -> {
            paid(100, 0);
            var ours = new Asked("REFUND", "return", "{\"amount\":30}", Answer.IS_LOST);
            ours.next();
            lose(ours.call());
            HUB.clock().pass(Duration.ofHours(60));

            comesToRest();

            assertThat(intent().refunded).isEqualTo(30);
            assertThat(booked()).isEqualTo(30);
        });
    }

    @Test
    void where_refunds_cannot_be_told_apart_what_is_gone_is_booked_and_a_person_looks() {
        live(() -> {
            paid(100, 0);
            HUB.jdbc().update("update payment set provider = 'mercadopago', reference = '7' where id = ?", PAYMENT);
            var id = ask("payments:mercadopago", "REFUND", "return", "{\"amount\":30}");
            lose(begun(id));
            HUB.clock().pass(Duration.ofHours(60));

            calls().conclude(begun(id), mercadoPago("0.29"));
            assertThat(states("REFUND")).as("less than it would be").containsExactly("WAITING");
            HUB.clock().pass(LEASE);
            lose(begun(id));
            HUB.clock().pass(LEASE);
            calls().conclude(begun(id), mercadoPago("0.30"));

            assertThat(states("REFUND")).containsExactly("DONE");
            assertThat(booked()).isEqualTo(30);
            assertThat(HUB.jdbc().queryForList("select code from exception", String.class))
                    .containsExactly("SER-0702");
        });
    }

    private static Reply mercadoPago(String back) {
        return new Reply(
                200,
                "{\"id\":7,\"status\":\"approved\",\"currency_id\":\"ARS\",\"transaction_amount\":1.00,\"transaction_amount_refunded\":"
                        + back + "}");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_wrong_key_refuses_nothing_and_all_is_done_when_it_is_right(int wrong) {
        live(() -> {
            paid(100, 0);
            provider.givesBack(intent(), 10);
            var ids = List.of(
                    ask("VERIFY", "told", "{}"),
                    ask("REFUND", "return", "{\"amount\":30}"),
                    ask("CAPTURE", "shipment", "{\"amount\":100}"));
            for (int times = 0; times < 3; times++) {
                ids.forEach(id -> calls().conclude(begun(id), new Reply(wrong, "{\"error\":{}}")));
                HUB.clock().pass(LEASE);
            }
            for (var kind : List.of("VERIFY", "REFUND", "CAPTURE")) {
                assertThat(states(kind)).isSubsetOf("WAITING", "UNKNOWN");
            }

            comesToRest();

            assertThat(booked()).isEqualTo(40);
            for (var kind : List.of("VERIFY", "REFUND", "CAPTURE")) {
                assertThat(states(kind)).containsExactly("DONE");
            }
            assertThat(HUB.jdbc().queryForList("select code from exception", String.class))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPTURE", "VOID", "REFUND"})
    void that_a_payment_is_not_found_does_not_refuse_what_may_have_been_done(String kind) {
        live(() -> {
            paid(100, 0);
            var id = ask(kind, "whole", kind.equals("CAPTURE") ? "{\"amount\":100}" : "{}");
            lose(begun(id));
            HUB.clock().pass(LEASE);

            calls().conclude(begun(id), new Reply(404, "{\"error\":{}}"));

            assertThat(states(kind)).containsExactly("UNKNOWN");
        });
    }

    /** Everything that is open is called, as often as it takes; the provider answers. */
    private void comesToRest() {
        for (int round = 0; round < 20; round++) {
            HUB.clock().pass(Duration.ofMinutes(11));
            var open = HUB.jdbc().queryForList("""
                    select id::text from attempt where door like 'payments:%' and state in ('WAITING', 'STARTED', 'UNKNOWN')
                    order by id""", String.class);
            if (open.isEmpty()) {
                return;
            }
            for (var id : open) {
                var call = calls().begin(id);
                if (call != null) {
                    calls().conclude(call, provider.answer(call));
                }
            }
        }
        throw new AssertionError("open still: " + HUB.jdbc().queryForList("""
                select kind || ' ' || state || ' ' || answer from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN')""", String.class));
    }

    /** In which orders two can go their steps: true is a step of the first. */
    private static List<List<Boolean>> interleavings(int ofFirst, int ofSecond) {
        if (ofFirst == 0 && ofSecond == 0) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<Boolean>>();
        for (boolean first : new boolean[] {true, false}) {
            if ((first ? ofFirst : ofSecond) > 0) {
                interleavings(ofFirst - (first ? 1 : 0), ofSecond - (first ? 0 : 1))
                        .forEach(rest -> {
                            var order = new ArrayList<Boolean>();
                            order.add(first);
                            order.addAll(rest);
                            all.add(order);
                        });
            }
        }
        return all;
    }

    /** An order with a payment that was taken, in minor units. */
    private void paid(long captured, long refunded) {
        play(shipped("A", "JEAN", 1));
        provider = new Provider(HUB.clock());
        var intent = provider.open("pi_1", captured, "succeeded");
        intent.received = captured;
        intent.refunded = refunded;
        HUB.jdbc().update("""
                        insert into payment (id, order_id, no, provider, reference, trusted, currency, amount, authorised, captured, refunded, state)
                        values (?, ?, 2, 'stripe', 'pi_1', false, 'ARS', ?, ?, ?, ?, 'CAPTURED')
                        """, PAYMENT, order().value(), captured, captured, captured, refunded);
    }

    private static String ask(String kind, String subject, String data) {
        return ask("payments:stripe", kind, subject, data);
    }

    private static String ask(String door, String kind, String subject, String data) {
        in(() -> HUB.port(Attempts.class)
                .request(List.of(new Attempt.Request(door, kind, PAYMENT + ":" + subject, order(), data))));
        return Objects.requireNonNull(HUB.jdbc()
                .queryForObject(
                        "select id::text from attempt where kind = ? and subject = ?",
                        String.class,
                        kind,
                        PAYMENT + ":" + subject));
    }

    private Provider.Intent intent() {
        return Objects.requireNonNull(provider.intents().get("pi_1"));
    }

    private static long booked() {
        return Objects.requireNonNull(
                HUB.jdbc().queryForObject("select refunded from payment where id = ?", Long.class, PAYMENT));
    }

    private static List<String> events() {
        return HUB.jdbc()
                .queryForList("select data ->> 'amount' from event where type = 'PAYMENT_REFUNDED'", String.class);
    }

    private static List<String> states(String kind) {
        return HUB.jdbc()
                .queryForList(
                        "select state from attempt where door like 'payments:%' and kind = ?", String.class, kind);
    }

    private static Call begun(String attempt) {
        return Objects.requireNonNull(calls().begin(attempt));
    }

    private static void lose(Call call) {
        calls().failed(call, new SocketTimeoutException("no answer"));
    }

    private static OrderId order() {
        return new OrderId(Objects.requireNonNull(
                HUB.jdbc().queryForObject("select id from orders where reference = 'A'", UUID.class)));
    }

    private static Calls calls() {
        return HUB.port(Calls.class);
    }
}

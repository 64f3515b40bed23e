package io.serai.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PaymentTest {
    /** Something that is asked of a payment. */
    private record Wish(String kind, long amount) {
        Payment of(Payment payment) {
            return switch (kind) {
                case "authorise" -> payment.authorised(amount, null);
                case "capture" -> payment.captured(amount);
                default -> payment.refunded(amount);
            };
        }
    }

    @Property
    void whatever_is_asked_no_more_is_captured_than_authorised_nor_refunded_than_captured(
            @ForAll("wishes") List<Wish> wishes) {
        var payment = payment();
        for (var wish : wishes) {
            var before = payment;
            try {
                payment = wish.of(payment);
            } catch (IllegalArgumentException | ArithmeticException refused) {
                assertThat(wish.kind()).isNotEqualTo("authorise");
            }
            assertThat(payment.captured()).isBetween(before.captured(), payment.authorised());
            assertThat(payment.refunded()).isBetween(before.refunded(), payment.captured());
            assertThat(payment.authorised()).isGreaterThanOrEqualTo(before.authorised());
        }
    }

    @Example
    void it_is_captured_in_parts_up_to_what_was_authorised() {
        var payment = payment().authorised(100, null).captured(60).captured(40);

        assertThat(payment.captured()).isEqualTo(100);
        assertThatThrownBy(() -> payment.captured(1)).hasMessageContaining("cannot capture 101 of the 100 authorised");
    }

    @Example
    void it_is_refunded_up_to_what_was_captured() {
        var payment = payment().authorised(100, null).captured(60).refunded(60);

        assertThatThrownBy(() -> payment.refunded(1)).hasMessageContaining("cannot refund 61 of the 60 captured");
    }

    @Example
    void what_is_left_of_it_after_a_part_was_given_back_still_counts() {
        var paid = payment().authorised(100, null).captured(100);

        var part = paid.refunded(30);

        assertThat(part.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(part.covered()).isEqualTo(100);
        assertThat(part.refunded(70).state()).isEqualTo(PaymentState.REFUNDED);
    }

    @Example
    void an_overflow_is_no_way_round_the_limit() {
        var payment = payment().authorised(100, null).captured(60);

        assertThatThrownBy(() -> payment.captured(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Example
    void a_later_and_smaller_word_of_the_provider_takes_nothing_back() {
        assertThat(payment().authorised(100, Instant.MAX).authorised(40, null).authorised())
                .isEqualTo(100);
    }

    @Example
    void only_money_that_somebody_holds_covers_an_order() {
        assertThat(List.of(PaymentState.values()))
                .filteredOn(state -> payment().in(state).covers())
                .containsExactly(PaymentState.AUTHORISED, PaymentState.CAPTURED);
    }

    @Property
    void whatever_the_channel_tells_of_it_again_money_that_has_moved_stays_moved(
            @ForAll boolean trusted,
            @ForAll("wishes") List<Wish> wishes,
            @ForAll PaymentState told,
            @ForAll byte more) {
        var before = payment(trusted, 100, PaymentState.PENDING);
        for (var wish : wishes) {
            try {
                before = wish.of(before);
            } catch (IllegalArgumentException | ArithmeticException refused) {
                assertThat(wish.kind()).isNotEqualTo("authorise");
            }
        }

        var after = before.toldAgain(payment(trusted, 100 + more / 2, told));

        assertThat(after.amount()).isEqualTo(100 + more / 2);
        assertThat(after.authorised()).isGreaterThanOrEqualTo(before.authorised());
        assertThat(after.captured()).isGreaterThanOrEqualTo(before.captured());
        assertThat(after.refunded()).isEqualTo(before.refunded());
        assertThat(after.captured()).isBetween(after.refunded(), after.authorised());
        assertThat(after.covered()).isLessThanOrEqualTo(after.authorised());
        if (!trusted) {
            assertThat(after.state()).as("its provider is asked").isEqualTo(before.state());
        } else if (before.captured() > 0) {
            assertThat(after.state()).isIn(PaymentState.CAPTURED, PaymentState.REFUNDED);
        }
    }

    @Example
    void what_a_trusted_channel_tells_of_it_again_counts() {
        var awaited = payment(true, 100, PaymentState.PENDING);

        var paid = awaited.toldAgain(payment(true, 100, PaymentState.CAPTURED));

        assertThat(List.of(paid.covered(), paid.captured())).containsExactly(100L, 100L);
        assertThat(paid.toldAgain(awaited).state()).isEqualTo(PaymentState.CAPTURED);
        var authorised = awaited.toldAgain(payment(true, 100, PaymentState.AUTHORISED));
        assertThat(authorised.toldAgain(awaited).covered()).isEqualTo(100);
        assertThat(authorised
                        .toldAgain(payment(true, 100, PaymentState.REFUSED))
                        .covered())
                .as("the channel has let it go")
                .isZero();
    }

    @Example
    void more_than_was_authorised_is_neither_counted_on_nor_captured_and_less_is_enough() {
        var authorised = payment().authorised(100, null);

        var dearer = authorised.toldAgain(payment(false, 150, PaymentState.AUTHORISED));
        var cheaper = authorised.toldAgain(payment(false, 60, PaymentState.AUTHORISED));

        assertThat(List.of(dearer.covered(), dearer.capturable())).containsExactly(100L, 100L);
        assertThat(dearer.awaitsMoney()).isTrue();
        assertThat(List.of(cheaper.covered(), cheaper.capturable())).containsExactly(60L, 60L);
        assertThat(cheaper.awaitsMoney()).isFalse();
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        var kinds = Arbitraries.of("authorise", "capture", "refund");
        var amounts = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100), Arbitraries.longs().greaterOrEqual(0));
        return Combinators.combine(kinds, amounts).as(Wish::new).list().ofMaxSize(12);
    }

    @Example
    void what_was_given_up_is_not_captured_and_what_was_captured_of_it_is_due() {
        var held = payment(true, 100, PaymentState.AUTHORISED).givingUp(40);

        assertThat(held.kept()).isEqualTo(60);
        assertThat(held.capturable()).isEqualTo(60);
        assertThat(held.overpaid()).isZero();
        assertThat(held.covered()).as("the order is paid all the same").isEqualTo(100);
        var captured = held.captured(100);
        assertThat(captured.capturable()).isZero();
        assertThat(captured.overpaid()).isEqualTo(40);
        assertThatThrownBy(() -> held.givingUp(61)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void what_was_given_up_stays_so_when_its_channel_tells_it_again() {
        var held = payment(true, 100, PaymentState.AUTHORISED).givingUp(40);

        assertThat(held.toldAgain(payment(true, 100, PaymentState.AUTHORISED)).kept())
                .isEqualTo(60);
        assertThat(held.toldAgain(payment(true, 60, PaymentState.AUTHORISED)).kept())
                .as("the channel knows by now")
                .isEqualTo(60);
        assertThat(held.authorised(130, null)
                        .toldAgain(payment(true, 130, PaymentState.AUTHORISED))
                        .kept())
                .as("something was added")
                .isEqualTo(90);
    }

    @Example
    void what_was_given_up_in_whole_pays_for_what_was_given_up_also_when_it_was_let_go_or_given_back() {
        var held = payment(true, 100, PaymentState.AUTHORISED);

        assertThat(held.givingUp(100).in(PaymentState.VOIDED).pays()).isEqualTo(100);
        assertThat(held.captured(100).givingUp(100).refunded(100).pays()).isEqualTo(100);
        assertThat(held.givingUp(40).in(PaymentState.VOIDED).pays())
                .as("its provider let go what was kept, too")
                .isEqualTo(40);
        assertThat(held.in(PaymentState.VOIDED).pays()).isZero();
        assertThat(held.pays()).isEqualTo(100);
    }

    @Example
    void what_was_captured_beyond_what_the_channel_asks_for_is_not_due_with_what_is_given_up() {
        var less = payment(true, 100, PaymentState.AUTHORISED)
                .captured(100)
                .toldAgain(payment(false, 60, PaymentState.PENDING));

        assertThat(less.kept()).isEqualTo(60);
        assertThat(less.givingUp(20).overpaid()).isEqualTo(20);
    }

    private static Payment payment() {
        return payment(false, 100, PaymentState.PENDING);
    }

    /** As a channel tells it: held or taken in whole, or not at all. */
    private static Payment payment(boolean trusted, long amount, PaymentState state) {
        boolean captured = trusted && state == PaymentState.CAPTURED;
        boolean held = captured || (trusted && state == PaymentState.AUTHORISED);
        return new Payment(
                Ids.next(),
                OrderId.next(),
                1,
                "stripe",
                "pi_1",
                "card",
                trusted,
                "ARS",
                amount,
                held ? amount : 0,
                captured ? amount : 0,
                0,
                state,
                null,
                null);
    }
}

package io.serai.fulfilment.payment;

import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Verdict;
import io.serai.log.Attempt;
import io.serai.payments.Payment;
import io.serai.payments.ProviderPayment;
import java.util.Optional;

/** How a payment provider is spoken to. Every change carries the attempt's id as its idempotency key. */
interface PaymentApi {
    /** Whether it is spoken by a provider of this name. */
    boolean isOf(String provider);

    /** The question where a payment stands. */
    Call.Http ask(Attempt attempt, Payment payment);

    /** Amounts are in minor units of the payment's currency. */
    Call.Http capture(Attempt attempt, Payment payment, long amount);

    /** Lets go of what is held. */
    Call.Http letGo(Attempt attempt, Payment payment);

    Call.Http refund(Attempt attempt, Payment payment, long amount);

    /** The question whether the refund of this attempt is there, asked when its key may be forgotten. */
    Call.Http findRefund(Attempt attempt, Payment payment);

    /**
     * What the answer to {@link #findRefund} says of the refund. Done with {@link PaymentDoor#UNCLEAR} if so much was given back, and only a
     * person can tell whether it was for this.
     *
     * @param booked how much of the payment we knew to be given back when it was asked, in minor units
     * @param amount how much the refund is of
     */
    Verdict found(Attempt attempt, String answer, long booked, long amount);

    /** Empty if an answer is no payment. */
    Optional<ProviderPayment> read(String answer);
}

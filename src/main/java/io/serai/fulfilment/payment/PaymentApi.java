package io.serai.fulfilment.payment;

import io.serai.fulfilment.calls.Call;
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

    /** Empty if an answer is no payment. */
    Optional<ProviderPayment> read(String answer);
}

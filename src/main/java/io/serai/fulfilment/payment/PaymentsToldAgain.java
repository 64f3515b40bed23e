package io.serai.fulfilment.payment;

import io.serai.contract.SalesOrder;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.mapping.Partner;
import io.serai.payments.Payment;
import io.serai.returns.Refunds;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a channel says anew of an order's payments. Money that it gave back of a payment that it is trusted with is promised no longer: it
 * is first for what was given up of the payment, then for its returns.
 */
@Component
public class PaymentsToldAgain {
    private final Refunds refunds;

    PaymentsToldAgain(Refunds refunds) {
        this.refunds = refunds;
    }

    public void edit(Work work, Dossier dossier, Partner partner, SalesOrder told, Cause cause) {
        var before = dossier.payments().stream().collect(Collectors.toMap(Payment::id, Function.identity()));
        ToldPayments.edit(work, dossier, partner, told, cause);
        dossier.payments().stream()
                .filter(Payment::trusted)
                .filter(payment -> before.containsKey(payment.id()))
                .forEach(payment -> pay(before, payment));
    }

    private void pay(Map<UUID, Payment> before, Payment now) {
        var known = before.get(now.id());
        if (known != null && now.refunded() > known.refunded()) {
            refunds.paidByChannel(now.id(), Math.max(0, now.refunded() - known.refunded() - givenUp(known)));
        }
    }

    /** What was given up of it, and was not given back by then. */
    private long givenUp(Payment payment) {
        long told = Math.min(payment.amount(), payment.authorised());
        return Math.max(0, told - payment.kept() - (payment.refunded() - refunds.paid(payment.id())));
    }
}

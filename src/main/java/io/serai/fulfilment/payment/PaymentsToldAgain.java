package io.serai.fulfilment.payment;

import io.serai.contract.SalesOrder;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.mapping.Partner;
import io.serai.payments.Payment;
import io.serai.returns.Refunds;
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
        ToldPayments.edit(work, dossier, partner, told, cause);
        dossier.payments().stream()
                .filter(Payment::trusted)
                .forEach(payment ->
                        refunds.paidByChannel(payment.id(), payment.unattributed(refunds.paid(payment.id()))));
    }
}

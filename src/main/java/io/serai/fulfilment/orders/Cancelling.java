package io.serai.fulfilment.orders;

import io.serai.fulfilment.payment.PaymentDoor;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.fulfilment.work.Work;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cancels an order as long as its goods have not been touched: takes the stock back, and lets the money go or gives it back. */
@Component
public class Cancelling {

    /** Empty if it is cancelled now; otherwise why it cannot be: a code. */
    public Optional<String> cancel(Work work, Dossier dossier, String reason, Cause cause) {
        if (dossier.state().isFinal()) {
            return Optional.of("final");
        }
        if (dossier.state() == OrderState.SHIPPED) {
            return Optional.of("shipped");
        }
        if (dossier.pickingHasBegun() && dossier.state() != OrderState.READY_FOR_PICKUP) {
            return Optional.of("picking");
        }
        cancelAll(work, dossier, reason, cause);
        return Optional.empty();
    }

    /** Also if its goods were picked or packed: they are put back. False if something of it has left. */
    boolean takeBack(Work work, Dossier dossier, String reason, Cause cause) {
        if (dossier.someGone() || dossier.state().isFinal()) {
            return false;
        }
        cancelAll(work, dossier, reason, cause);
        return true;
    }

    private static void cancelAll(Work work, Dossier dossier, String reason, Cause cause) {
        Withdrawal.ofAll(work, dossier, reason, cause);
        Holding.end(work, dossier, cause);
        work.event(dossier, EventType.ORDER_CANCELLED, OrderState.CANCELLED, Map.of("reason", reason), cause);
        dossier.payments().stream()
                .filter(payment -> !payment.trusted() && payment.reference() != null)
                .forEach(payment -> giveBack(work, payment));
    }

    private static void giveBack(Work work, Payment payment) {
        if (payment.state() == PaymentState.REFUSED || payment.state() == PaymentState.VOIDED) {
            return;
        }
        var kind = payment.captured() > 0 ? PaymentDoor.REFUND : PaymentDoor.VOID;
        work.ask(new Attempt.Request(
                "payments:" + payment.provider(), kind, payment.id().toString(), payment.order(), "{}"));
    }
}

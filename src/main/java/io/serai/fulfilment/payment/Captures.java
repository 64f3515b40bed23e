package io.serai.fulfilment.payment;

import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.Leaving;
import io.serai.fulfilment.work.Work;
import io.serai.log.Attempt;
import io.serai.log.Json;
import io.serai.mapping.Partner.Payment.Capture;
import io.serai.mapping.Partners;
import io.serai.orders.OrderLine;
import io.serai.payments.Payment;
import java.util.Map;
import org.springframework.stereotype.Component;

/** When goods leave, the money for them is captured, as the channel's settings say. */
@Component
public class Captures {
    private final Partners partners;
    private final GivenUpMoney givenUp;

    Captures(Partners partners, GivenUpMoney givenUp) {
        this.partners = partners;
        this.givenUp = givenUp;
    }

    public void ask(Work work, Dossier dossier, Fulfilment left) {
        var capture = partners.find(dossier.order().channel())
                .map(partner -> partner.payment().capture())
                .orElse(Capture.FIRST_PARCEL);
        dossier.payments().stream()
                .filter(payment -> !payment.trusted() && payment.covers())
                .forEach(payment -> {
                    ask(work, dossier, left, payment, capture);
                    givenUp.letGo(work, dossier, payment);
                });
    }

    private void ask(Work work, Dossier dossier, Fulfilment left, Payment payment, Capture capture) {
        boolean whole = capture != Capture.SHIPMENT;
        long amount = whole ? payment.capturable() : share(dossier, left, payment);
        if (amount > 0) {
            work.ask(new Attempt.Request(
                    "payments:" + payment.provider(),
                    PaymentDoor.CAPTURE,
                    payment.id() + (whole ? "" : ":" + left.id()),
                    dossier.id(),
                    Json.write(Map.of("amount", amount, "fulfilment", left.id()))));
        }
    }

    /** The goods of this shipment, and with the last one everything else (shipping, fees). */
    private long share(Dossier dossier, Fulfilment left, Payment payment) {
        long rest = Math.max(0, payment.capturable() - givenUp.beingCaptured(dossier, payment));
        boolean last = dossier.allCovered()
                && dossier.fulfilments().stream()
                        .filter(each -> each.state().counts())
                        .allMatch(each -> each.state().hasLeft());
        return last ? rest : Math.min(rest, goods(Leaving.now(dossier, left)));
    }

    /** What was bought of that which leaves costs, in minor units. */
    public static long goods(Leaving leaving) {
        return leaving.dossier().lines().stream()
                .mapToLong(line -> value(line, leaving.pieces(line)))
                .sum();
    }

    public static long value(OrderLine line, int pieces) {
        return (line.unitPrice() * line.quantity() - line.discount()) * pieces / line.quantity();
    }
}

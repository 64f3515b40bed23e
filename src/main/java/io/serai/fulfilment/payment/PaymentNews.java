package io.serai.fulfilment.payment;

import io.serai.contract.PaymentUpdate;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.Port;
import io.serai.log.Attempt;
import io.serai.payments.Payment;
import io.serai.payments.Payments;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What providers say by themselves is a hint: the payment is fetched, and what is true then counts. */
@Port
@Component("paymentNews")
public class PaymentNews {
    private final Payments payments;
    private final Books books;

    PaymentNews(Payments payments, Books books) {
        this.payments = payments;
        this.books = books;
    }

    public Group hint(Group group) {
        for (var entry : group.waiting(PaymentUpdate.class)) {
            var update = entry.waitsAs(PaymentUpdate.class).orElseThrow();
            var order = payments.orderOf(entry.partner().name(), update.reference());
            if (order.isEmpty()) {
                entry.ignored("unknown-payment", null);
                continue;
            }
            if (!group.has(order.get())) {
                group.addAll(books.openWithDocuments(Set.of(order.get())));
            }
            var pending = group.dossier(order.get()).payments().stream()
                    .filter(payment -> update.reference().equals(payment.reference()))
                    .filter(Payment::awaitsMoney)
                    .findFirst();
            pending.ifPresent(payment -> group.work()
                    .ask(new Attempt.Request(
                            "payments:" + payment.provider(),
                            PaymentDoor.VERIFY,
                            payment.id() + ":" + entry.envelope().receipt(),
                            order.get(),
                            "{}")));
            if (pending.isPresent()) {
                entry.updated(order.get());
            } else {
                entry.ignored("no-news", order.get());
            }
        }
        return group;
    }
}

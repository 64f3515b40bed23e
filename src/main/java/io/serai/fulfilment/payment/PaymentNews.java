package io.serai.fulfilment.payment;

import io.serai.contract.PaymentUpdate;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.Attempt;
import io.serai.payments.Payment;
import io.serai.payments.Payments;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
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
        var orders = new LinkedHashMap<Entry, OrderId>();
        for (var entry : group.waiting(PaymentUpdate.class)) {
            payments.orderOf(entry.partner().name(), reference(entry))
                    .ifPresentOrElse(order -> orders.put(entry, order), () -> entry.ignored("unknown-payment", null));
        }
        group.addAll(books.open(
                orders.values().stream().filter(order -> !group.has(order)).collect(Collectors.toSet())));
        orders.forEach((entry, order) -> ask(group, entry, order));
        return group;
    }

    private static void ask(Group group, Entry entry, OrderId order) {
        var pending = group.dossier(order).payments().stream()
                .filter(payment -> reference(entry).equals(payment.reference()))
                .filter(Payment::awaitsMoney)
                .findFirst();
        pending.ifPresent(payment -> group.work()
                .ask(new Attempt.Request(
                        "payments:" + payment.provider(),
                        PaymentDoor.VERIFY,
                        payment.id() + ":" + entry.envelope().receipt(),
                        order,
                        "{}")));
        if (pending.isPresent()) {
            entry.updated(order);
        } else {
            entry.ignored("no-news", order);
        }
    }

    private static String reference(Entry entry) {
        return entry.waitsAs(PaymentUpdate.class).orElseThrow().reference();
    }
}

package io.serai.fulfilment.orders;

import io.serai.contract.Cancellation;
import io.serai.contract.Kit;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.payment.ToldPayments;
import io.serai.fulfilment.stock.KitLines;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.EventType;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the dossier of a new order: its lines, its payments, its first event. */
@Component
public class Openings {
    private static final int TOKEN_BYTES = 24;

    private final EarlyCancellations early;
    private final HoldRules holdRules;
    private final SecureRandom random = new SecureRandom();

    Openings(EarlyCancellations early, HoldRules holdRules) {
        this.early = early;
        this.holdRules = holdRules;
    }

    /** As it stands before its first event. */
    public Dossier of(Entry entry, SalesOrder told, Map<Sku, List<Kit.Part>> kits) {
        return of(entry.partner().name(), told, kits);
    }

    /** The same for an order that no message tells of. */
    public Dossier of(String channel, SalesOrder told, Map<Sku, List<Kit.Part>> kits) {
        var currency = Money.currency(told.currency());
        var order = new Order(
                OrderId.next(),
                channel,
                told.reference(),
                told.number(),
                told.revision(),
                OrderState.RECEIVED,
                1,
                Money.of(told.total(), currency),
                told.fulfilment().mode(),
                told.fulfilment().location(),
                token(),
                told.placedAt());
        return new Dossier(order, KitLines.opened(lines(order.id(), told, currency), kits), told);
    }

    /** Why some of these were cancelled before they came. */
    public Map<OrderId, EarlyCancellations.Early> cancelledBefore(Collection<Dossier> accepted) {
        return early.take(accepted.stream().map(Dossier::order).toList());
    }

    /** Its first event, its payments, and how it goes on; {@code cancelled} tells why it does not. */
    public void open(Group group, Entry entry, Dossier dossier, EarlyCancellations.@Nullable Early cancelled) {
        var work = group.work();
        group.add(dossier);
        work.accept(
                dossier,
                Map.of(
                        "total",
                        dossier.order().total().toString(),
                        "lines",
                        dossier.lines().size()),
                entry.cause());
        ToldPayments.open(work, dossier, entry.partner(), dossier.document(), entry.cause());
        entry.created(dossier.id());
        if (cancelled != null) {
            dossier.put(dossier.order().cancelledAt(cancelled.revision(), cancelled.at()));
            work.event(
                    dossier,
                    EventType.ORDER_CANCELLED,
                    OrderState.CANCELLED,
                    Map.of("reason", cancelled.reason()),
                    entry.cause());
        } else if (dossier.order().mode() != Mode.HANDOVER) {
            proceed(group, entry, dossier);
        }
    }

    /** An order that a rule holds stands still; a paid one looks for stock; another waits for its payment. */
    private void proceed(Group group, Entry entry, Dossier dossier) {
        var held = holdRules.of(entry.partner(), dossier.order(), dossier.document());
        if (held.isPresent()) {
            Holding.place(group.work(), dossier, held.get(), "", Cause.HUB);
        } else if (dossier.isPaid()) {
            group.wantsStock(dossier);
        } else {
            awaitPayment(group.work(), dossier);
        }
    }

    static void awaitPayment(Work work, Dossier dossier) {
        work.event(
                dossier,
                EventType.PAYMENT_AWAITED,
                OrderState.AWAITING_PAYMENT,
                Map.of("total", dossier.order().total().toString()),
                Cause.HUB);
    }

    public void cancelInAdvance(Entry entry, Cancellation cancellation, Instant now) {
        early.keep(entry.partner().name(), cancellation, now);
        entry.ignored("cancelled-before-it-came", null);
    }

    /** As the channel tells them; what kits are made of is not known yet. */
    static List<OrderLine> lines(OrderId order, SalesOrder told, Currency currency) {
        var lines = new ArrayList<OrderLine>();
        for (var line : told.lines()) {
            lines.add(new OrderLine(
                    order,
                    lines.size() + 1,
                    line.id(),
                    line.sku(),
                    line.title(),
                    line.quantity(),
                    line.quantity() - line.wanted(),
                    ToldPayments.minor(line.unitPrice(), currency),
                    ToldPayments.minor(line.discount(), currency),
                    ToldPayments.minor(line.tax(), currency),
                    List.of()));
        }
        return lines;
    }

    private String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

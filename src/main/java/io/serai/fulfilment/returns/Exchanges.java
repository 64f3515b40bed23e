package io.serai.fulfilment.returns;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.orders.Openings;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Kits;
import io.serai.kernel.Ids;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.orders.Order;
import io.serai.payments.Payment;
import io.serai.payments.PaymentState;
import io.serai.returns.CustomerReturn;
import io.serai.returns.ReturnLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Opens the order that brings what is wanted instead. It goes the way of every order, and is paid with what was paid for the pieces
 * that came back: nothing is charged and nothing given back, whatever the other size costs today.
 */
@Component
class Exchanges {
    /** The hub's own channel and provider: nobody outside knows of them. */
    static final String EXCHANGE = "exchange";

    private static final int MAX_NUMBER = 60;

    private final Openings openings;
    private final Catalogue catalogue;
    private final Kits kits;

    Exchanges(Openings openings, Catalogue catalogue, Kits kits) {
        this.openings = openings;
        this.catalogue = catalogue;
        this.kits = kits;
    }

    OrderId open(Group group, Dossier before, CustomerReturn back, List<ReturnLine> lines, Cause cause) {
        var told = document(group.work(), before, back, lines);
        var dossier = openings.of(
                EXCHANGE,
                told,
                kits.of(told.lines().stream().map(SalesOrder.Line::sku).collect(Collectors.toSet())));
        group.add(dossier);
        group.work().accept(dossier, facts(before.order(), back, dossier), cause);
        var total = dossier.order().total();
        if (!total.isZero()) {
            group.work().add(dossier, payment(dossier, back, total));
        }
        group.wantsStock(dossier);
        return dossier.id();
    }

    private static Map<String, Object> facts(Order before, CustomerReturn back, Dossier dossier) {
        return Map.of(
                "total", dossier.order().total().toString(),
                "lines", dossier.lines().size(),
                "exchange", number(before),
                "return", back.key());
    }

    private SalesOrder document(Work work, Dossier before, CustomerReturn back, List<ReturnLine> lines) {
        var order = before.order();
        var told = before.document();
        var currency = order.total().currency();
        long total = lines.stream().mapToLong(ReturnLine::worth).reduce(0, Math::addExact);
        return told.another(
                back.id().toString(),
                shortened(number(order) + "/" + back.key() + (back.part() > 1 ? "-" + back.part() : "")),
                work.now(),
                fulfilment(told.fulfilment(), back),
                lines(lines, currency),
                new Money(total, currency).amount());
    }

    /** As before; who left a till with the goods comes for the others to where these were brought. */
    private static SalesOrder.Fulfilment fulfilment(SalesOrder.Fulfilment before, CustomerReturn back) {
        return before.mode() == Mode.HANDOVER ? new SalesOrder.Fulfilment(Mode.PICKUP, back.location()) : before;
    }

    private List<SalesOrder.Line> lines(List<ReturnLine> back, Currency currency) {
        var lines = new ArrayList<SalesOrder.Line>();
        for (var each : back) {
            int pieces = each.received().pieces();
            long price = (each.worth() + pieces - 1) / pieces;
            var sku = each.exchange() == null ? each.sku() : each.exchange();
            lines.add(new SalesOrder.Line(
                    Integer.toString(lines.size() + 1),
                    sku,
                    title(sku),
                    pieces,
                    null,
                    amount(price, currency),
                    amount(price * pieces - each.worth(), currency),
                    null,
                    null));
        }
        return lines;
    }

    private static BigDecimal amount(long minor, Currency currency) {
        return new Money(minor, currency).amount();
    }

    private String title(Sku sku) {
        var product = catalogue.products(List.of(sku)).get(sku);
        return product == null ? sku.value() : product.title();
    }

    private static String number(Order order) {
        return order.number() == null ? order.reference() : order.number();
    }

    private static String shortened(String number) {
        return number.substring(0, Math.min(MAX_NUMBER, number.length()));
    }

    /** The customer's money is with us, and stays there. */
    private static Payment payment(Dossier dossier, CustomerReturn back, Money total) {
        return new Payment(
                Ids.next(),
                dossier.id(),
                1,
                EXCHANGE,
                back.id().toString(),
                null,
                true,
                total.currency().getCurrencyCode(),
                total.minor(),
                total.minor(),
                total.minor(),
                0,
                PaymentState.CAPTURED,
                null,
                null);
    }
}

package io.serai.fulfilment.returns;

import io.serai.fulfilment.allocation.Wanted;
import io.serai.fulfilment.returns.ReturnAnswer.Done;
import io.serai.fulfilment.returns.ReturnAnswer.Why;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Stock;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.EventType;
import io.serai.returns.CustomerReturn;
import io.serai.returns.Returns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came back fit to be sold to a place that does not sell it goes where it is wanted, if a person says so: a transfer like any other,
 * which is in transit until that place tells that it has arrived.
 */
@Port
@Component("sendingOn")
public class SendingOn {
    /**
     * What could be sent on.
     *
     * @param of the return
     * @param waiting pieces that orders wait for there
     * @param days for how long lasts what is there, by what is sold; null where none is
     */
    public record Proposal(
            UUID of,
            Sku sku,
            int pieces,
            LocationId towards,
            int waiting,
            @Nullable Long days) {}

    private final Books books;
    private final Returns returns;
    private final Catalogue catalogue;
    private final Stock stock;
    private final Wanted wanted;
    private final Clock clock;

    SendingOn(Books books, Returns returns, Catalogue catalogue, Stock stock, Wanted wanted, Clock clock) {
        this.books = books;
        this.returns = returns;
        this.catalogue = catalogue;
        this.stock = stock;
        this.wanted = wanted;
        this.clock = clock;
    }

    /** Of all returns of an order, by SKU; of each as much as came back and is free now where it came. */
    public List<Proposal> proposals(OrderId order) {
        var came = returns.of(order).stream().filter(CustomerReturn::hasCome).toList();
        var proposals = new ArrayList<Proposal>();
        if (!came.isEmpty()) {
            books.look(order).ifPresent(dossier -> came.forEach(back -> propose(dossier, back, proposals)));
        }
        return proposals;
    }

    private void propose(Dossier dossier, CustomerReturn back, List<Proposal> proposals) {
        var sent = returns.sentOn(back.id());
        sellable(dossier, back).forEach((sku, pieces) -> {
            var place = new StockPlace(back.location(), sku);
            int free = Math.min(
                    pieces,
                    stock.levels(Set.of(place))
                            .getOrDefault(place, StockLevel.NONE)
                            .available());
            if (free > 0 && !sent.containsKey(sku)) {
                wanted.elsewhere(sku, back.location())
                        .ifPresent(to -> proposals.add(new Proposal(
                                back.id(),
                                sku,
                                free,
                                to.location(),
                                to.waiting(),
                                Double.isInfinite(to.days()) ? null : Math.round(to.days()))));
            }
        });
    }

    /** They set out, as many of them as are free; once for each SKU of a return. */
    @Transactional
    public ReturnAnswer send(UUID id, Sku sku, LocationId towards, String person) {
        var order = returns.orderOf(id);
        if (order.isEmpty()) {
            return ReturnAnswer.no(Why.NO_SUCH_RETURN);
        }
        var dossier = books.open(Set.of(order.get())).get(order.get());
        if (dossier == null) {
            return ReturnAnswer.no(Why.NO_SUCH_ORDER);
        }
        var back = returns.of(order.get()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        var sent = returns.sentOn(id).get(sku);
        if (sent != null) {
            return Returning.notNow(back, sent.equals(towards));
        }
        int came = sellable(dossier, back).getOrDefault(sku, 0);
        if (came == 0) {
            return ReturnAnswer.no(Why.NO_SUCH_LINE);
        }
        if (catalogue.location(towards).isEmpty() || towards.equals(back.location())) {
            return ReturnAnswer.no(Why.NO_SUCH_LOCATION);
        }
        int free = free(new StockPlace(back.location(), sku), new StockPlace(towards, sku));
        int moved = Math.min(came, free);
        return moved == 0 ? ReturnAnswer.no(Why.NOT_NOW) : send(dossier, back, sku, towards, moved, person);
    }

    private ReturnAnswer send(
            Dossier dossier, CustomerReturn back, Sku sku, LocationId towards, int pieces, String person) {
        var work = new Work(clock.instant());
        returns.sendOn(back.id(), sku, towards, pieces, work.now());
        work.stock(StockChange.transfer(new StockPlace(back.location(), sku), towards, pieces, back.key()));
        work.event(
                dossier,
                EventType.RETURN_SENT_ON,
                Map.of(
                        "return",
                        back.key(),
                        "sku",
                        sku,
                        "pieces",
                        pieces,
                        "from",
                        back.location(),
                        "location",
                        towards),
                Cause.person(person));
        books.write(work);
        return new Done(back.id(), false);
    }

    /** Both ends are locked: all transactions lock their rows in one order, and once. */
    private int free(StockPlace from, StockPlace to) {
        return stock.lock(Set.of(from, to)).getOrDefault(from, StockLevel.NONE).available();
    }

    /** What came fit to be sold: of a kit its parts. */
    private static Map<Sku, Integer> sellable(Dossier dossier, CustomerReturn back) {
        var sellable = new TreeMap<Sku, Integer>();
        if (back.hasCome()) {
            back.lines()
                    .forEach(line -> TakingBack.goods(
                                    dossier, line, line.received().sellable())
                            .filter(goods -> goods.quantity() > 0)
                            .forEach(goods -> sellable.merge(goods.sku(), goods.quantity(), Math::addExact)));
        }
        return sellable;
    }
}

package io.serai.fulfilment.orders;

import io.serai.channels.Exceptions.Parked;
import io.serai.contract.Kit;
import io.serai.contract.ReturnRequest.Reason;
import io.serai.contract.ReturnRequest.Way;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.contract.TillReturn;
import io.serai.fulfilment.stock.BrokenReservations;
import io.serai.fulfilment.stock.KitLines;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Account;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockCounts;
import io.serai.inventory.StockCounts.Count;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.Ids;
import io.serai.kernel.Money;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.EventType;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.returns.CustomerReturn;
import io.serai.returns.CustomerReturn.Origin;
import io.serai.returns.ReturnLine;
import io.serai.returns.ReturnLine.Outcome;
import io.serai.returns.ReturnLine.Received;
import io.serai.returns.ReturnState;
import io.serai.returns.Returns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened at a till cannot be refused: the stock moves, and if the books disagree they are put right and a person is told. */
@Component
public class TillFacts {
    private final Stock stock;
    private final StockCounts counts;
    private final Returns returns;
    private final BrokenReservations broken;

    TillFacts(Stock stock, StockCounts counts, Returns returns, BrokenReservations broken) {
        this.stock = stock;
        this.counts = counts;
        this.returns = returns;
        this.broken = broken;
    }

    /** Before any order: what tills tell of is not counted until the group is posted. */
    public void lock(Group group) {
        var told = new ArrayList<Count>();
        for (var entry : group.entries()) {
            entry.waitsAs(SalesOrder.class).ifPresent(order -> {
                var location = order.fulfilment().location();
                if (order.fulfilment().mode() == Mode.HANDOVER && location != null) {
                    order.lines()
                            .forEach(line -> parts(group, line.sku())
                                    .forEach(sku ->
                                            told.add(sellable(new StockPlace(location, sku), order.placedAt()))));
                }
            });
            entry.waitsAs(TillReturn.class)
                    .ifPresent(back -> back.lines()
                            .forEach(line -> parts(group, line.sku())
                                    .forEach(sku ->
                                            told.add(sellable(new StockPlace(back.location(), sku), back.at())))));
        }
        counts.lock(told, false);
    }

    private static Stream<Sku> parts(Group group, Sku sku) {
        var parts = group.kits().get(sku);
        return parts == null ? Stream.of(sku) : parts.stream().map(Kit.Part::sku);
    }

    private static Count sellable(StockPlace place, Instant at) {
        return new Count(place, Account.SELLABLE, "", at);
    }

    /** The places that were counted after that: what was sold or came back there then is in the count. */
    private Set<StockPlace> counted(Collection<StockPlace> places, Instant at) {
        return counts.seen(places.stream().map(place -> sellable(place, at)).toList()).stream()
                .map(Count::place)
                .collect(Collectors.toSet());
    }

    private static void post(Work work, StockChange move, boolean isCounted) {
        move.seenIn(isCounted ? Set.of(Account.SELLABLE) : Set.of()).forEach(work::stock);
    }

    /** Paid and handed over: the order is complete. */
    public void sell(Group group, Dossier dossier, Cause cause) {
        var work = group.work();
        var location = dossier.order().location();
        if (location == null || dossier.state().isFinal()) {
            return;
        }
        var sold = new HashMap<StockPlace, Integer>();
        dossier.lines().stream()
                .flatMap(line -> line.goods(line.quantity()))
                .forEach(goods -> sold.merge(new StockPlace(location, goods.sku()), goods.quantity(), Integer::sum));
        var levels = stock.levels(sold.keySet());
        var counted = counted(sold.keySet(), dossier.order().placedAt());
        sold.forEach((place, quantity) -> {
            boolean isCounted = counted.contains(place);
            if (!isCounted) {
                correct(
                        work,
                        dossier.id(),
                        place,
                        quantity
                                - work.stock()
                                        .applied(place, levels.getOrDefault(place, StockLevel.NONE))
                                        .onHand());
            }
            post(work, sale(dossier.order(), place, quantity), isCounted);
        });
        work.event(dossier, EventType.ORDER_COMPLETED, OrderState.COMPLETED, Map.of("location", location), cause);
    }

    private static StockChange sale(Order order, StockPlace place, int quantity) {
        return StockChange.move(place, -quantity, StockCause.SALE, order.id(), order.reference())
                .happened(order.placedAt());
    }

    /** What was sold was there. */
    private static void correct(Work work, OrderId order, StockPlace place, int lacking) {
        if (lacking > 0) {
            var exception = bookDisagrees(work, order, place, lacking);
            work.stock(StockChange.discrepancy(place, lacking, order, exception));
        }
    }

    /** Once all facts of the group are posted: what was sold at tills and was promised to others is sourced again for these. */
    public void settle(Group group) {
        var sold = new HashSet<StockPlace>();
        for (var dossier : group.dossiers()) {
            var location = dossier.order().location();
            if (dossier.order().mode() == Mode.HANDOVER && location != null) {
                dossier.goods().forEach(goods -> sold.add(new StockPlace(location, goods.sku())));
            }
        }
        sold.retainAll(group.work().stock().places());
        broken.settle(group, stock.levels(sold));
    }

    private static UUID bookDisagrees(Work work, OrderId order, StockPlace place, int lacking) {
        var id = Ids.next();
        var args = Map.of(
                "location", place.location().value(),
                "sku", place.sku().value(),
                "missing", Integer.toString(lacking));
        work.park(Parked.ofStep(id, order, place.location().value(), "stock", "SER-0802", args));
        return id;
    }

    /** Goods came back at a till: once for each reference, they are on the shelf again. */
    public void takeBack(Group group, List<Entry> entries) {
        for (var entry : byReference(entries)) {
            var back = entry.waitsAs(TillReturn.class).orElseThrow();
            var channel = entry.partner().name();
            var original = original(group, channel, back);
            if (!returns.insert(fact(channel, back, original), group.work().now())) {
                entry.ignored("same-return", original);
                continue;
            }
            if (original != null) {
                tell(group, entry, back, original);
            }
            var sale = original == null
                    ? List.<OrderLine>of()
                    : group.dossier(original).lines();
            shelve(group, back, sale, original);
            entry.updated(original);
        }
    }

    /** In one order, as another transaction may take in the same. */
    private static List<Entry> byReference(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(
                        entry -> entry.waitsAs(TillReturn.class).orElseThrow().reference()))
                .toList();
    }

    private void shelve(Group group, TillReturn back, List<OrderLine> sale, @Nullable OrderId original) {
        var goods = KitLines.goods(back.lines(), sale, group.kits()).toList();
        var counted = counted(
                goods.stream()
                        .map(each -> new StockPlace(back.location(), each.sku()))
                        .collect(Collectors.toSet()),
                back.at());
        for (var each : goods) {
            var place = new StockPlace(back.location(), each.sku());
            var move = StockChange.move(place, each.quantity(), StockCause.RETURN, original, back.reference());
            post(group.work(), move.happened(back.at()), counted.contains(place));
        }
    }

    /** The customer has the money already, and the goods lie on the shelf. */
    private static CustomerReturn fact(String channel, TillReturn back, @Nullable OrderId original) {
        var lines = new ArrayList<ReturnLine>();
        back.lines()
                .forEach(line -> lines.add(new ReturnLine(
                        lines.size() + 1,
                        null,
                        line.sku(),
                        line.quantity(),
                        Reason.OTHER,
                        null,
                        new Received(line.quantity(), 0, 0),
                        0,
                        Outcome.REFUNDED)));
        return new CustomerReturn(
                Ids.next(),
                channel,
                back.reference(),
                original,
                Origin.TILL,
                Way.STORE,
                back.location(),
                ReturnState.SETTLED,
                back.currency(),
                Money.of(back.refunded(), Money.currency(back.currency())).minor(),
                null,
                null,
                lines,
                back.at());
    }

    /** The sale, if the hub knows it: it may be in the same file, and not yet in its table. */
    private static @Nullable OrderId original(Group group, String channel, TillReturn back) {
        return group.dossiers().stream()
                .map(Dossier::order)
                .filter(order ->
                        order.channel().equals(channel) && order.reference().equals(back.original()))
                .map(Order::id)
                .findFirst()
                .orElse(null);
    }

    private static void tell(Group group, Entry entry, TillReturn back, OrderId original) {
        group.work()
                .event(
                        group.dossier(original),
                        EventType.ORDER_RETURNED,
                        Map.of("location", back.location(), "reference", back.reference()),
                        entry.cause());
    }
}

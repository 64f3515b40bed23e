package io.serai.fulfilment.collect;

import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.allocation.BringingPlans;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Account;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.EventType;
import io.serai.orders.OrderState;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Demand.Brought;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a customer wants to collect at a store that lacks it is brought there from another place. On its way it is in transit; once it has
 * arrived it is for sale there, and the order that waited longest has it within a second.
 */
@Port
@Component("bringing")
public class Bringing {
    /** What came of it; all but the first leave everything as it was. */
    public enum Answer {
        DONE,
        NO_SUCH_ORDER,
        /** It lacks nothing that is not on its way, or it is not to be collected there. */
        NOTHING_TO_DO,
        /** The other place does not have all of it any more. */
        NOT_THERE
    }

    private final Books books;
    private final Stock stock;
    private final BroughtGoods brought;
    private final BringingPlans plans;
    private final Clock clock;

    Bringing(Books books, Stock stock, BroughtGoods brought, BringingPlans plans, Clock clock) {
        this.books = books;
        this.stock = stock;
        this.brought = brought;
        this.plans = plans;
        this.clock = clock;
    }

    /** All that the order lacks sets out from {@code source} for the store where it is to be collected. */
    @Transactional
    public Answer bring(OrderId order, LocationId source, String person) {
        return bring(order, List.of(source.value()), true, Cause.person(person));
    }

    /** The same from the nearest of these places that has all of it: locations, types of location, or {@code *}. */
    @Transactional
    Answer bringFromNearest(OrderId order, List<String> places) {
        return bring(order, places, false, Cause.HUB);
    }

    private Answer bring(OrderId order, List<String> places, boolean byPerson, Cause cause) {
        var dossier = books.open(Set.of(order)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        var target = dossier.order().location();
        var missing = missing(dossier);
        if (target == null
                || dossier.order().mode() != Mode.PICKUP
                || dossier.state() != OrderState.AWAITING_STOCK
                || missing.isEmpty()) {
            return Answer.NOTHING_TO_DO;
        }
        if (places.equals(List.of(target.value()))) {
            return Answer.NOTHING_TO_DO;
        }
        var now = clock.instant();
        var way = new Brought(target, places, byPerson);
        var plan = plans.plan(dossier, lines(missing), way, now);
        if (plan.isEmpty() || !isThere(plan.get().source(), target, missing)) {
            return Answer.NOT_THERE;
        }
        var source = plan.get().source();
        var work = new Work(now);
        for (var each : missing) {
            brought.insert(order, each, source, target, work.now());
            work.stock(StockChange.transfer(
                    new StockPlace(source, each.sku()),
                    target,
                    each.pieces(),
                    dossier.order().reference()));
        }
        work.event(
                dossier,
                EventType.GOODS_ON_THE_WAY,
                Map.of("from", source, "location", target, "pieces", pieces(missing)),
                cause);
        plans.keep(work, dossier, plan.get());
        books.write(work);
        return Answer.DONE;
    }

    private static List<Demand.Line> lines(List<BroughtGoods.Pieces> missing) {
        return missing.stream()
                .map(each -> new Demand.Line(each.line(), each.sku(), each.pieces()))
                .toList();
    }

    private List<BroughtGoods.Pieces> missing(Dossier dossier) {
        return missing(dossier, brought.onTheWay(dossier.id()));
    }

    static List<BroughtGoods.Pieces> missing(Dossier dossier, Map<Sku, Integer> onTheWay) {
        var coming = new HashMap<>(onTheWay);
        var missing = new ArrayList<BroughtGoods.Pieces>();
        for (var goods : dossier.goods().toList()) {
            int lacking = Math.max(0, dossier.uncovered(goods));
            int comes = Math.min(lacking, coming.getOrDefault(goods.sku(), 0));
            coming.merge(goods.sku(), -comes, Integer::sum);
            if (lacking > comes) {
                missing.add(new BroughtGoods.Pieces(goods.line(), goods.sku(), lacking - comes));
            }
        }
        return missing;
    }

    /** Under lock: what is promised to others, or kept back there, does not leave. */
    private boolean isThere(LocationId source, LocationId target, List<BroughtGoods.Pieces> missing) {
        var wanted = new HashMap<StockPlace, Integer>();
        missing.forEach(each -> wanted.merge(new StockPlace(source, each.sku()), each.pieces(), Integer::sum));
        // Both ends of each move: all transactions lock their rows in one order, and once.
        var places = new HashSet<>(wanted.keySet());
        missing.forEach(each -> places.add(new StockPlace(target, each.sku())));
        var levels = stock.lock(places);
        return wanted.entrySet().stream().allMatch(each -> free(levels.get(each.getKey())) >= each.getValue());
    }

    private static int free(@Nullable StockLevel level) {
        return level == null ? 0 : level.onHand() - level.reserved() - level.safety();
    }

    /** What was brought for an order is at its store. */
    @Transactional
    public Answer arrived(OrderId order, LocationId target, String person) {
        var dossier = books.open(Set.of(order)).get(order);
        if (dossier == null) {
            return Answer.NO_SUCH_ORDER;
        }
        var work = new Work(clock.instant());
        var came = brought.arrive(order, target, work.now());
        if (came.isEmpty()) {
            return Answer.NOTHING_TO_DO;
        }
        var bySku = new HashMap<StockPlace, Integer>();
        came.forEach(each -> bySku.merge(new StockPlace(target, each.sku()), each.pieces(), Integer::sum));
        var levels = stock.lock(bySku.keySet());
        bySku.forEach((place, pieces) -> {
            // A feed may have told of the arrival before.
            int moved =
                    Math.min(pieces, levels.getOrDefault(place, StockLevel.NONE).inTransit());
            if (moved > 0) {
                work.stock(StockChange.between(
                        place,
                        Account.IN_TRANSIT,
                        Account.SELLABLE,
                        moved,
                        StockCause.TRANSFER,
                        dossier.order().reference()));
            }
        });
        work.event(
                dossier,
                EventType.GOODS_ARRIVED,
                Map.of("location", target, "pieces", pieces(came)),
                Cause.person(person));
        books.write(work);
        return Answer.DONE;
    }

    private static int pieces(List<BroughtGoods.Pieces> all) {
        return all.stream().mapToInt(BroughtGoods.Pieces::pieces).sum();
    }
}

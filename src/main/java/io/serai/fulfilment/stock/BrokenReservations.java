package io.serai.fulfilment.stock;

import io.serai.channels.Exceptions.Parked;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.DeadEnds;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.inventory.Reclaim;
import io.serai.inventory.SetAside;
import io.serai.inventory.SetAside.Asking;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.Ids;
import io.serai.orders.Goods;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * A fact took pieces that were promised. First carts go without, then fences, then orders whose picking has not begun, which are sourced
 * again; of each the newest first. What is being picked stays: the books keep it, and a person is told.
 */
@Component
public class BrokenReservations {
    private final Untouched untouched;
    private final SetAside aside;
    private final Reclaim reclaim;
    private final Books books;

    BrokenReservations(Untouched untouched, SetAside aside, Reclaim reclaim, Books books) {
        this.untouched = untouched;
        this.aside = aside;
        this.reclaim = reclaim;
        this.books = books;
    }

    /** Once all facts of the group are posted. {@code before} is how its places were before the group. */
    public void settle(Group group, Map<StockPlace, StockLevel> before) {
        var beyond = new TreeMap<StockPlace, Integer>();
        before.forEach((place, level) -> {
            var after = group.work().stock().applied(place, level);
            beyond.put(place, after.reserved() - after.onHand());
        });
        release(group, beyond).forEach((place, pieces) -> keep(group, place, pieces));
    }

    private static void keep(Group group, StockPlace place, int pieces) {
        var exception = Ids.next();
        var args = Map.of(
                "location", place.location().value(),
                "sku", place.sku().value(),
                "missing", Integer.toString(pieces));
        var where = place.location().value();
        group.work().park(Parked.ofStep(exception, null, where, "stock", "SER-0804", args));
        group.work().stock(StockChange.discrepancy(place, pieces, null, exception));
    }

    /**
     * Frees so many pieces at each place.
     *
     * @return how many of them could not be freed, as they are being picked
     */
    public Map<StockPlace, Integer> release(Group group, Map<StockPlace, Integer> wanted) {
        var rest = new TreeMap<>(wanted);
        rest.values().removeIf(pieces -> pieces <= 0);
        if (rest.isEmpty()) {
            return rest;
        }
        // Orders are locked before what is set aside, and that before stock.
        var orders = open(group, rest);
        reclaim.free(rest, asking(group)).forEach(change -> {
            group.work().stock(change);
            lower(rest, change.place(), change.quantity());
        });
        var withdrawn = new HashMap<StockPlace, Integer>();
        for (var dossier : orders) {
            withdraw(group, dossier, rest, withdrawn);
        }
        check(rest.keySet(), withdrawn);
        return rest;
    }

    /** The newest orders at these places, as many as carts and fences leave to be freed. */
    private List<Dossier> open(Group group, Map<StockPlace, Integer> wanted) {
        var held = aside.held(wanted.keySet());
        var needed = new TreeMap<>(wanted);
        held.forEach((place, pieces) -> lower(needed, place, pieces));
        var newest = untouched.newest(needed);
        var further = newest.stream().filter(order -> !group.has(order)).collect(Collectors.toSet());
        group.addAll(group.holdsOrders() ? books.openFurther(further) : books.openWithDocuments(further));
        return newest.stream().map(group::dossier).toList();
    }

    private static List<Asking> asking(Group group) {
        return group.dossiers().stream()
                .map(dossier -> new Asking(
                        dossier.order().channel(),
                        dossier.order().reference(),
                        dossier.goods().map(Goods::sku).distinct().toList()))
                .toList();
    }

    private static void withdraw(
            Group group, Dossier dossier, Map<StockPlace, Integer> rest, Map<StockPlace, Integer> withdrawn) {
        for (var fulfilment : dossier.fulfilments()) {
            var reserved = reserved(fulfilment);
            var broken = reserved.keySet().stream()
                    .filter(rest::containsKey)
                    .sorted()
                    .toList();
            if (!broken.isEmpty() && isUntouched(fulfilment)) {
                broken.forEach(place -> group.work().deadEnd(dossier, place, DeadEnds.Why.SOLD));
                Withdrawal.of(group.work(), dossier, fulfilment, "not-there", Cause.HUB);
                group.wantsStock(dossier);
                reserved.forEach((place, pieces) -> {
                    withdrawn.merge(place, pieces, Integer::sum);
                    lower(rest, place, pieces);
                });
            }
        }
    }

    private static Map<StockPlace, Integer> reserved(Fulfilment fulfilment) {
        var reserved = new HashMap<StockPlace, Integer>();
        fulfilment.lines().stream()
                .filter(line -> line.reserved() > 0)
                .forEach(line -> reserved.merge(fulfilment.place(line), line.reserved(), Integer::sum));
        return reserved;
    }

    private static boolean isUntouched(Fulfilment fulfilment) {
        return fulfilment.state() == FulfilmentState.ALLOCATED || fulfilment.state() == FulfilmentState.RELEASED;
    }

    /** Who reserved something there while this looked is seen at the next try. */
    private void check(Collection<StockPlace> lacking, Map<StockPlace, Integer> withdrawn) {
        if (lacking.isEmpty()) {
            return;
        }
        var held = aside.held(lacking);
        var reserved = untouched.reserved(lacking);
        for (var place : lacking) {
            if (held.containsKey(place) || reserved.getOrDefault(place, 0) > withdrawn.getOrDefault(place, 0)) {
                throw new ConcurrencyFailureException("what is promised at " + place + " has changed meanwhile");
            }
        }
    }

    private static void lower(Map<StockPlace, Integer> rest, StockPlace place, int pieces) {
        rest.computeIfPresent(place, (same, before) -> before > pieces ? before - pieces : null);
    }
}

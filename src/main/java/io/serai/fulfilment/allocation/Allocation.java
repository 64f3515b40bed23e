package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Loads;
import io.serai.fulfilment.work.Together;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.SetAside;
import io.serai.inventory.Stock;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.orders.OrderState;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Network;
import io.serai.sourcing.Slot;
import io.serai.sourcing.Sourced;
import io.serai.sourcing.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reserves stock for the orders of a group that want some. It decides on what can be promised now without a lock, locks the chosen
 * rows in their order, and reserves what is still there, from locations that still send a parcel more; an order that lost a race for stock
 * is decided once more.
 */
@Port
@Component("allocation")
public class Allocation {
    private final Stock stock;
    private final SourcingSites sites;
    private final SourcingPlans plans;
    private final RuleBook book;
    private final KeptDecisions decisions;
    private final SetAside aside;
    private final Loads loads;

    Allocation(
            Stock stock,
            SourcingSites sites,
            SourcingPlans plans,
            RuleBook book,
            KeptDecisions decisions,
            SetAside aside,
            Loads loads) {
        this.stock = stock;
        this.sites = sites;
        this.plans = plans;
        this.book = book;
        this.decisions = decisions;
        this.aside = aside;
        this.loads = loads;
    }

    public Group allocate(Group group) {
        var wanting = group.toAllocate().stream()
                .filter(dossier -> !dossier.state().isFinal() && dossier.state() != OrderState.ON_HOLD)
                .filter(Dossier::isPaid)
                .filter(dossier -> !dossier.allCovered())
                .toList();
        if (!wanting.isEmpty()) {
            var network = book.network(sites.all());
            decisions.remember(network);
            var own = OwnStock.of(aside, wanting);
            var slots = book.countsParcels() ? slots(network, group.work()) : Map.<LocationId, Slot>of();
            reserve(group.work(), network, slots, plans.of(group, network, wanting, own), own);
            own.write(group.work());
        }
        return group;
    }

    private static Map<LocationId, Slot> slots(Network network, Work work) {
        return network.slots(work.now()).stream().collect(Collectors.toMap(Slot::location, Function.identity()));
    }

    /** Locks what was chosen, and gives each order what is really there. */
    private void reserve(
            Work work, Network network, Map<LocationId, Slot> slots, List<SourcingPlan> decided, OwnStock own) {
        var full = new ArrayList<SourcingPlan>();
        var room = Room.of(network, slots, decided, loads);
        var fitting = withRoom(work, network, room, decided, own, full);
        var chosen = new HashSet<StockPlace>();
        fitting.forEach(plan -> plan.forChosen((place, quantity) -> chosen.add(place)));
        // What else the group moves is locked with it: all transactions lock their rows in one order, and once.
        chosen.addAll(work.stock().places());
        chosen.addAll(own.held());
        var locked = new HashMap<>(stock.lock(chosen));
        work.stock().locked(locked.keySet());
        // The rows do not have yet what this group has posted before: a sale at a till, a count, a cart that went
        // without.
        locked.replaceAll(work.stock()::applied);
        var served = new ArrayList<SourcingPlan>();
        var late = new ArrayList<SourcingPlan>();
        for (var plan : fitting) {
            if (serve(work, plan, locked, slots, own)) {
                served.add(plan);
            } else {
                // Others took it while this group waited for its rows. What is set aside for an order was planned with
                // it: that is looked at again a second later.
                (plan.answer() instanceof Sourced.From && !own.isThereAnyFor(plan.dossier()) ? late : full).add(plan);
            }
        }
        if (!late.isEmpty()) {
            late.forEach(room::giveBack);
            var again = plans.afterOthers(work, network, served, late);
            room.addAtOnce(again);
            lockFree(work, again, locked);
            again.stream()
                    .filter(plan -> !room.take(plan) || !serve(work, plan, locked, slots, own))
                    .forEach(full::add);
        }
        full.forEach(plan -> backorder(work, plan));
    }

    /** Rows that somebody has at this moment are not waited for, as he may wait for this group. */
    private void lockFree(Work work, List<SourcingPlan> plans, Map<StockPlace, StockLevel> locked) {
        var further = new HashSet<StockPlace>();
        plans.forEach(plan -> plan.forChosen((place, quantity) -> further.add(place)));
        further.removeAll(locked.keySet());
        var free = stock.lockFree(further);
        work.stock().locked(free.keySet());
        free.forEach((place, level) -> locked.put(place, work.stock().applied(place, level)));
    }

    /** Reserves what was chosen, if it is there; otherwise nothing is done. */
    private static boolean serve(
            Work work,
            SourcingPlan plan,
            Map<StockPlace, StockLevel> locked,
            Map<LocationId, Slot> slots,
            OwnStock own) {
        if (!(plan.answer() instanceof Sourced.From from) || !isThere(from, locked, own, plan.dossier())) {
            return false;
        }
        plan.forChosen((place, quantity) -> {
            int others = quantity - own.take(work, plan.dossier(), place, quantity);
            locked.computeIfPresent(place, (same, level) -> level.reserve(others));
        });
        own.served(plan.dossier());
        allocate(work, plan, from.chosen(), slots);
        return true;
    }

    /**
     * The plans whose locations send the parcels that they want. An order whose location others have filled meanwhile is decided once more, so
     * that nobody is told of a delay who is served a second later.
     *
     * @param full takes those for which there is no room
     */
    private List<SourcingPlan> withRoom(
            Work work, Network network, Room room, List<SourcingPlan> decided, OwnStock own, List<SourcingPlan> full) {
        var fitting = new ArrayList<SourcingPlan>();
        var late = new ArrayList<SourcingPlan>();
        for (var plan : decided) {
            // What is set aside for an order was planned with it: it is looked at again a second later.
            (room.take(plan) ? fitting : own.isThereAnyFor(plan.dossier()) ? full : late).add(plan);
        }
        if (!late.isEmpty()) {
            var again = plans.again(work, network, fitting, late);
            room.addAtOnce(again);
            again.forEach(plan -> (room.take(plan) ? fitting : full).add(plan));
        }
        return fitting;
    }

    private static boolean isThere(
            Sourced.From from, Map<StockPlace, StockLevel> locked, OwnStock own, Dossier dossier) {
        var needs = new HashMap<StockPlace, Integer>();
        from.chosen()
                .parts()
                .forEach(part -> part.allocations()
                        .forEach(each -> needs.merge(
                                new StockPlace(part.location(), each.sku()), each.quantity(), Integer::sum)));
        return needs.entrySet().stream()
                .allMatch(need ->
                        locked.getOrDefault(need.getKey(), StockLevel.NONE).available() + own.at(dossier, need.getKey())
                                >= need.getValue());
    }

    private static void allocate(Work work, SourcingPlan plan, Split split, Map<LocationId, Slot> slots) {
        var dossier = plan.dossier();
        for (var part : split.parts()) {
            var lines = part.allocations().stream()
                    .map(each -> new Fulfilment.Line(each.line(), each.sku(), each.quantity(), each.quantity(), 0))
                    .toList();
            var parcel = Together.place(work, dossier, part.location(), lines);
            var slot = slots.get(part.location());
            if (parcel.isPresent() && slot != null && plan.decided().decision().mode() == Decision.Mode.SHIPPED) {
                work.loads().gave(parcel.get().id(), slot);
            }
        }
        var decision = Json.write(plan.decided().decision());
        work.decision(dossier, decision);
        work.event(
                dossier,
                EventType.ORDER_ALLOCATED,
                dossier.derivedState(),
                Map.of(
                        "locations",
                        split.parts().stream().map(Split.Part::location).toList()),
                Cause.HUB);
        keep(work, plan, decision);
    }

    /** Nothing is kept of what the customer has already: that was a fact. */
    private static void keep(Work work, SourcingPlan plan, String decision) {
        if (plan.decided().decision().mode() != Decision.Mode.HANDED_OVER) {
            work.kept(plan.dossier(), plan.decided(), decision);
        }
    }

    private static void backorder(Work work, SourcingPlan plan) {
        var dossier = plan.dossier();
        var next = dossier.derivedState();
        if (dossier.state() == next) {
            return;
        }
        var decision = Json.write(plan.decided().decision());
        work.decision(dossier, decision);
        var lines = plan.answer() instanceof Sourced.Backorder backorder ? backorder.lines() : List.<Integer>of();
        work.event(dossier, EventType.ORDER_BACKORDERED, next, Map.of("lines", dossier.bought(lines)), Cause.HUB);
        keep(work, plan, decision);
    }
}

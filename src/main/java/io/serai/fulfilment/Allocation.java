package io.serai.fulfilment;

import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.inventory.SetAside;
import io.serai.inventory.Stock;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.orders.OrderState;
import io.serai.sourcing.Availability;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Ranking;
import io.serai.sourcing.Site;
import io.serai.sourcing.Sites;
import io.serai.sourcing.Sourced;
import io.serai.sourcing.Sourcing;
import io.serai.sourcing.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reserves stock for the orders of a group that want some. It decides on what can be promised now without a lock, locks the chosen
 * rows in their order, and reserves what is still there; an order that lost a race waits for the next look, a second later.
 */
@Port
@Component("allocation")
public class Allocation {
    /** How many of the nearest locations are looked at before all are. */
    private static final int FIRST_LOOK = 4;

    private record Plan(Dossier dossier, Demand demand, Sourced answer, Decision decision) {}

    private record Prepared(List<Location> from, Sites sites) {}

    private final Stock stock;
    private final Catalogue catalogue;
    private final Destinations destinations;
    private final SetAside aside;
    private final Sourcing sourcing = Sourcing.nearest();
    private volatile Prepared prepared = new Prepared(List.of(), Sites.of(List.of()));

    Allocation(Stock stock, Catalogue catalogue, Destinations destinations, SetAside aside) {
        this.stock = stock;
        this.catalogue = catalogue;
        this.destinations = destinations;
        this.aside = aside;
    }

    public Group allocate(Group group) {
        var wanting = group.toAllocate().stream()
                .filter(dossier -> !dossier.state().isFinal() && dossier.state() != OrderState.ON_HOLD)
                .filter(Dossier::isPaid)
                .filter(dossier -> !dossier.allCovered())
                .toList();
        if (!wanting.isEmpty()) {
            var own = OwnStock.of(aside, wanting);
            reserve(group.work(), plan(group.work(), wanting, own), own);
            own.write(group.work());
        }
        return group;
    }

    private List<Plan> plan(Work work, List<Dossier> wanting, OwnStock own) {
        var sites = sites();
        var demands = new LinkedHashMap<Dossier, Optional<Demand>>();
        var nearest = new HashMap<Dossier, List<Site>>();
        for (var dossier : wanting) {
            var demand = demand(dossier);
            demands.put(dossier, demand);
            demand.ifPresent(each -> nearest.put(dossier, nearest(each, sites)));
        }
        var levels = new HashMap<>(stock.levels(places(demands, nearest)));
        var plans = new ArrayList<Plan>();
        demands.forEach((dossier, demand) -> demand.ifPresentOrElse(
                each -> plans.add(
                        plan(work, own, dossier, each, sites, nearest.getOrDefault(dossier, List.of()), levels)),
                () -> Holding.place(work, dossier, HoldKind.ADDRESS, "", Cause.HUB)));
        return plans;
    }

    /** All locations, prepared once for as long as they stay as they are. */
    private Sites sites() {
        var locations = catalogue.locations();
        var known = prepared;
        if (known.from() != locations) {
            known = new Prepared(
                    locations, Sites.of(locations.stream().map(Allocation::site).toList()));
            prepared = known;
        }
        return known.sites();
    }

    private Plan plan(
            Work work,
            OwnStock own,
            Dossier dossier,
            Demand demand,
            Sites sites,
            List<Site> nearest,
            Map<StockPlace, StockLevel> levels) {
        var looked = Availability.ofNearest(nearest, except(dossier, available(work, own, dossier, levels)));
        var answer = sourcing.source(demand, looked);
        // A store that customers collect from is the only one asked, and settles it also where a short pick has left it
        // out.
        if (!answer.settled() || answer instanceof Sourced.Backorder) {
            var skus = demand.lines().stream().map(Demand.Line::sku).collect(Collectors.toSet());
            var all = available(work, own, dossier, stock.available(skus));
            looked = Availability.of(sites.all(), except(dossier, all));
            answer = sourcing.source(demand, looked);
            if (answer instanceof Sourced.Backorder) {
                // Better a shelf that has disappointed once than none.
                looked = Availability.of(sites.all(), all);
                answer = sourcing.source(demand, looked);
            }
        }
        var plan = new Plan(dossier, demand, answer, Decision.of(demand, looked, answer));
        // Later orders of the group see what this one is about to take.
        forChosen(plan, (place, quantity) -> work.plan(place, quantity));
        return plan;
    }

    private static Availability.Stock available(
            Work work, OwnStock own, Dossier dossier, Map<StockPlace, StockLevel> levels) {
        return (location, sku) -> {
            var place = new StockPlace(location, sku);
            return levels.getOrDefault(place, StockLevel.NONE).available()
                    + own.at(dossier, place)
                    - work.planned(place);
        };
    }

    /** What is there, but at the locations that have already failed to find it for this order. */
    private static Availability.Stock except(Dossier dossier, Availability.Stock all) {
        return (location, sku) -> dossier.cameShort(location, sku) ? 0 : all.availableToPromise(location, sku);
    }

    private List<Site> nearest(Demand demand, Sites sites) {
        return demand.delivery() instanceof Demand.Shipped shipped
                ? Ranking.of(sites, shipped).first(FIRST_LOOK)
                : sites.all();
    }

    private static Set<StockPlace> places(Map<Dossier, Optional<Demand>> demands, Map<Dossier, List<Site>> nearest) {
        var all = new HashSet<StockPlace>();
        nearest.forEach((dossier, sites) -> demands.getOrDefault(dossier, Optional.empty())
                .ifPresent(demand -> demand.lines()
                        .forEach(line -> sites.forEach(site -> all.add(new StockPlace(site.id(), line.sku()))))));
        return all;
    }

    /** What is still to be reserved; empty if nobody can tell where on Earth it goes. */
    private Optional<Demand> demand(Dossier dossier) {
        var lines = dossier.lines().stream()
                .filter(line -> dossier.uncovered(line) > 0)
                .map(line -> new Demand.Line(line.line(), line.sku(), dossier.uncovered(line)))
                .toList();
        return destinations.of(dossier).map(delivery -> new Demand(lines, delivery));
    }

    /** Locks what was chosen, and gives each order what is really there. */
    private void reserve(Work work, List<Plan> plans, OwnStock own) {
        var chosen = new HashSet<StockPlace>();
        plans.forEach(plan -> forChosen(plan, (place, quantity) -> chosen.add(place)));
        // What else the group moves is locked with it: all transactions lock their rows in one order, and once.
        chosen.addAll(work.stockPlaces());
        var locked = new HashMap<>(stock.lock(chosen));
        for (var plan : plans) {
            var still = plan.answer() instanceof Sourced.From from && isThere(from, locked, own, plan.dossier());
            if (still) {
                forChosen(plan, (place, quantity) -> {
                    int others = quantity - own.take(work, plan.dossier(), place, quantity);
                    locked.computeIfPresent(place, (same, level) -> level.reserve(others));
                });
                own.served(plan.dossier());
                allocate(work, plan, ((Sourced.From) plan.answer()).chosen());
            } else {
                backorder(work, plan);
            }
        }
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

    private static void allocate(Work work, Plan plan, Split split) {
        var dossier = plan.dossier();
        int no = dossier.fulfilments().size();
        for (var part : split.parts()) {
            var fulfilment = new Fulfilment(
                    FulfilmentId.next(),
                    dossier.id(),
                    ++no,
                    part.location(),
                    dossier.order().mode(),
                    FulfilmentState.ALLOCATED,
                    1,
                    part.allocations().stream()
                            .map(each ->
                                    new Fulfilment.Line(each.line(), each.sku(), each.quantity(), each.quantity(), 0))
                            .toList());
            work.add(dossier, fulfilment);
            fulfilment
                    .lines()
                    .forEach(line -> work.stock(StockChange.reserve(fulfilment.place(line), line.reserved(), dossier.id())));
        }
        work.decision(dossier, Json.write(plan.decision()));
        work.event(
                dossier,
                EventType.ORDER_ALLOCATED,
                dossier.derivedState(),
                Map.of(
                        "locations",
                        split.parts().stream().map(Split.Part::location).toList()),
                Cause.HUB);
    }

    private static void backorder(Work work, Plan plan) {
        var dossier = plan.dossier();
        var next = dossier.derivedState();
        if (dossier.state() == next) {
            return;
        }
        work.decision(dossier, Json.write(plan.decision()));
        var lines = plan.answer() instanceof Sourced.Backorder backorder ? backorder.lines() : List.<Integer>of();
        work.event(dossier, EventType.ORDER_BACKORDERED, next, Map.of("lines", lines), Cause.HUB);
    }

    private interface PlaceVisitor {
        void visit(StockPlace place, int quantity);
    }

    private static void forChosen(Plan plan, PlaceVisitor visitor) {
        if (plan.answer() instanceof Sourced.From from) {
            from.chosen()
                    .parts()
                    .forEach(part -> part.allocations()
                            .forEach(each ->
                                    visitor.visit(new StockPlace(part.location(), each.sku()), each.quantity())));
        }
    }

    private static Site site(Location location) {
        return new Site(
                location.id(),
                location.name(),
                location.address().country(),
                location.latitude(),
                location.longitude(),
                location.ships(),
                location.pickup(),
                location.exports());
    }
}

package io.serai.fulfilment;

import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.inventory.SetAside;
import io.serai.inventory.Stock;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.orders.OrderState;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Batch;
import io.serai.sourcing.Decided;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Inquiry;
import io.serai.sourcing.Network;
import io.serai.sourcing.Shelves;
import io.serai.sourcing.Site;
import io.serai.sourcing.Sites;
import io.serai.sourcing.Sourced;
import io.serai.sourcing.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reserves stock for the orders of a group that want some. It decides on what can be promised now without a lock, locks the chosen
 * rows in their order, and reserves what is still there; an order that lost a race waits for the next look, a second later.
 *
 * <p>Stock is read at most twice for a group: at the few locations that would be best for each new order; then, for those that this does
 * not settle and for orders that have waited, everywhere, and these are decided together.
 */
@Port
@Component("allocation")
public class Allocation {
    /** How many of the best locations are looked at before all are. */
    private static final int FIRST_LOOK = 4;

    private record Open(Dossier dossier, Inquiry inquiry) {}

    private record Plan(Dossier dossier, Decided decided) {
        Sourced answer() {
            return decided.answer();
        }
    }

    private record Prepared(List<Location> from, Sites sites) {}

    private final Stock stock;
    private final Catalogue catalogue;
    private final Questions questions;
    private final RuleBook book;
    private final KeptDecisions decisions;
    private final Loads loads;
    private final SetAside aside;
    private volatile Prepared prepared = new Prepared(List.of(), Sites.of(List.of()));

    Allocation(
            Stock stock,
            Catalogue catalogue,
            Questions questions,
            RuleBook book,
            KeptDecisions decisions,
            Loads loads,
            SetAside aside) {
        this.stock = stock;
        this.catalogue = catalogue;
        this.questions = questions;
        this.book = book;
        this.decisions = decisions;
        this.loads = loads;
        this.aside = aside;
    }

    public Group allocate(Group group) {
        var wanting = group.toAllocate().stream()
                .filter(dossier -> !dossier.state().isFinal() && dossier.state() != OrderState.ON_HOLD)
                .filter(Dossier::isPaid)
                .filter(dossier -> !dossier.allCovered())
                .toList();
        if (!wanting.isEmpty()) {
            var network = book.network(sites());
            decisions.remember(network);
            var own = OwnStock.of(aside, wanting);
            reserve(group.work(), network, plan(group, network, wanting, own), own);
            own.write(group.work());
        }
        return group;
    }

    private List<Plan> plan(Group group, Network network, List<Dossier> wanting, OwnStock own) {
        var work = group.work();
        Map<LocationId, Load> given =
                network.rules().countsParcels() ? loads.of(network.sites().all(), work.now()) : Map.of();
        var open = new ArrayList<Open>();
        var served = new ArrayList<Open>();
        questions
                .of(work, wanting, given)
                .forEach((dossier, ask) -> ask.ifPresentOrElse(
                        each -> (own.isThereAnyFor(dossier) ? served : open)
                                .add(new Open(dossier, network.inquire(each))),
                        () -> Holding.place(work, dossier, HoldKind.ADDRESS, "", Cause.HUB)));
        // Who has waited may have to share; and whoever tries a rule set wants to know all that there was.
        boolean everywhere = group.envelopes().isEmpty() || book.candidate().isPresent();
        var plans = new ArrayList<Plan>();
        var rest = everywhere ? open : planOnFirst(work, network, open, plans);
        planTogether(work, network, rest, plans);
        planWithOwn(work, network, served, own, plans);
        return plans;
    }

    /** Decides on the best few locations of each; gives back the orders that this does not settle. */
    private List<Open> planOnFirst(Work work, Network network, List<Open> open, List<Plan> plans) {
        var places = new HashSet<StockPlace>();
        for (var each : open) {
            for (var location : each.inquiry().first(FIRST_LOOK)) {
                each.inquiry().skus().forEach(sku -> places.add(new StockPlace(location, sku)));
            }
        }
        var shelves = shelves(work, network, stock.levels(places));
        var rest = new ArrayList<Open>();
        for (var each : open) {
            var decided = each.inquiry().decideOnFirst(shelves);
            if (decided.settled()) {
                plan(work, each, decided, plans);
                forChosen(decided, (place, quantity) -> shelves.add(place.location(), place.sku(), -quantity));
            } else {
                rest.add(each);
            }
        }
        return rest;
    }

    /** Decides on all locations, by priority and then by age. */
    private void planTogether(Work work, Network network, List<Open> open, List<Plan> plans) {
        if (open.isEmpty()) {
            return;
        }
        var ordered = open.stream().sorted(precedence(network)).toList();
        var shelves = shelves(work, network, stock.available(skus(ordered)));
        var decided = Batch.decide(ordered.stream().map(Open::inquiry).toList(), shelves);
        for (int i = 0; i < ordered.size(); i++) {
            plan(work, ordered.get(i), decided.get(i), plans);
        }
    }

    /** Decides on all locations for orders that may have more there than others: each sees its own, and what the others leave. */
    private void planWithOwn(Work work, Network network, List<Open> open, OwnStock own, List<Plan> plans) {
        if (open.isEmpty()) {
            return;
        }
        var levels = stock.available(skus(open));
        for (var each : open) {
            var shelves = shelves(work, network, levels);
            own.forEach(each.dossier(), (place, pieces) -> shelves.add(place.location(), place.sku(), pieces));
            plan(work, each, Batch.decide(List.of(each.inquiry()), shelves).get(0), plans);
        }
    }

    private static Set<Sku> skus(List<Open> open) {
        return open.stream().flatMap(each -> each.inquiry().skus().stream()).collect(Collectors.toSet());
    }

    private static Comparator<Open> precedence(Network network) {
        return Comparator.comparingInt((Open each) ->
                        network.rules().level(each.dossier().order().channel()))
                .thenComparing(each -> each.dossier().order().placedAt())
                .thenComparing(each -> each.dossier().id().value());
    }

    /** Later orders of the group see what this one is about to take. */
    private static void plan(Work work, Open open, Decided decided, List<Plan> plans) {
        plans.add(new Plan(open.dossier(), decided));
        forChosen(decided, work::plan);
    }

    private static Shelves shelves(Work work, Network network, Map<StockPlace, StockLevel> levels) {
        var shelves = Shelves.of(network.sites());
        levels.forEach(
                (place, level) -> shelves.add(place.location(), place.sku(), level.available() - work.planned(place)));
        return shelves;
    }

    /** All locations, prepared once for as long as they stay as they are. */
    Sites sites() {
        var locations = catalogue.locations();
        var known = prepared;
        if (known.from() != locations) {
            known = new Prepared(
                    locations, Sites.of(locations.stream().map(Allocation::site).toList()));
            prepared = known;
        }
        return known.sites();
    }

    /** Locks what was chosen, and gives each order what is really there. */
    private void reserve(Work work, Network network, List<Plan> plans, OwnStock own) {
        var chosen = new HashSet<StockPlace>();
        plans.forEach(plan -> forChosen(plan.decided(), (place, quantity) -> chosen.add(place)));
        // What else the group moves is locked with it: all transactions lock their rows in one order, and once.
        chosen.addAll(work.stockPlaces());
        var locked = new HashMap<>(stock.lock(chosen));
        for (var plan : plans) {
            var still = plan.answer() instanceof Sourced.From from && isThere(from, locked, own, plan.dossier());
            if (still) {
                forChosen(plan.decided(), (place, quantity) -> {
                    int others = quantity - own.take(work, plan.dossier(), place, quantity);
                    locked.computeIfPresent(place, (same, level) -> level.reserve(others));
                });
                own.served(plan.dossier());
                allocate(work, plan, ((Sourced.From) plan.answer()).chosen());
                if (network.rules().countsParcels()) {
                    give(work, plan);
                }
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
                    .forEach(line ->
                            work.stock(StockChange.reserve(fulfilment.place(line), line.reserved(), dossier.id())));
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

    /** Nothing is kept of what the customer comes for: there was nothing to choose. */
    private static void keep(Work work, Plan plan, String decision) {
        if (plan.decided().decision().mode() == Decision.Mode.SHIPPED) {
            work.kept(plan.dossier(), plan.decided(), decision);
        }
    }

    private static void give(Work work, Plan plan) {
        if (plan.answer() instanceof Sourced.From from) {
            from.chosen().parts().forEach(part -> work.gave(part.location()));
        }
    }

    private static void backorder(Work work, Plan plan) {
        var dossier = plan.dossier();
        var next = dossier.derivedState();
        if (dossier.state() == next) {
            return;
        }
        var decision = Json.write(plan.decided().decision());
        work.decision(dossier, decision);
        var lines = plan.answer() instanceof Sourced.Backorder backorder ? backorder.lines() : List.<Integer>of();
        work.event(dossier, EventType.ORDER_BACKORDERED, next, Map.of("lines", lines), Cause.HUB);
        keep(work, plan, decision);
    }

    private interface PlaceVisitor {
        void visit(StockPlace place, int quantity);
    }

    private static void forChosen(Decided decided, PlaceVisitor visitor) {
        if (decided.answer() instanceof Sourced.From from) {
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
                location.exports(),
                location.type().toLowerCase(Locale.ROOT).replace('_', '-'),
                location.zone());
    }
}

package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.HoldKind;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Loads;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.SalesRates;
import io.serai.inventory.Stock;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.Sku;
import io.serai.sourcing.Batch;
import io.serai.sourcing.Decided;
import io.serai.sourcing.Inquiry;
import io.serai.sourcing.Network;
import io.serai.sourcing.Shelves;
import io.serai.sourcing.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where the orders of a group could be fulfilled from, by the rule set that counts and what can be promised now; without a lock.
 *
 * <p>Stock is read at most three times for a group: at the two locations that would be best for each new order; for those that this does
 * not settle at a few more; then, for the rest and for orders that have waited, everywhere, and these are decided together. Of orders that an
 * edit made larger it is read once before, where their parcels are.
 */
@Component
class SourcingPlans {
    /** How many of the best locations are looked at before all are: two have nearly always what is wanted, eight hardly ever not. */
    private static final List<Integer> FIRST_LOOKS = List.of(2, 8);

    private record Open(Dossier dossier, Inquiry inquiry) {}

    private final Stock stock;
    private final Questions questions;
    private final RuleBook book;
    private final Loads loads;
    private final SalesRates rates;

    SourcingPlans(Stock stock, Questions questions, RuleBook book, Loads loads, SalesRates rates) {
        this.stock = stock;
        this.questions = questions;
        this.book = book;
        this.loads = loads;
        this.rates = rates;
    }

    /** One for each order; who goes where nobody can tell where that is, is held. */
    List<SourcingPlan> of(Group group, Network network, List<Dossier> wanting, OwnStock own) {
        var work = group.work();
        var tally = tally(work, network);
        var open = new ArrayList<Open>();
        var served = new ArrayList<Open>();
        questions
                .of(work, wanting, tally.loads(), network.rules())
                .forEach((dossier, ask) -> ask.ifPresentOrElse(
                        each -> (own.isThereAnyFor(dossier) ? served : open)
                                .add(new Open(dossier, network.inquire(each))),
                        () -> Holding.place(work, dossier, HoldKind.ADDRESS, "", Cause.HUB)));
        // Who has waited may have to share; and whoever tries a rule set wants to know all that there was.
        boolean everywhere = group.envelopes().isEmpty()
                || book.candidate().filter(role -> role.isOf(work.now())).isPresent();
        var plans = new ArrayList<SourcingPlan>();
        var rest = everywhere ? open : planBeside(work, network, open, tally, plans);
        for (int few : everywhere ? List.<Integer>of() : FIRST_LOOKS) {
            rest = planOnFirst(work, network, rest, few, tally, plans);
        }
        planTogether(work, network, rest, tally, plans);
        planWithOwn(work, network, served, own, tally, plans);
        return plans;
    }

    /**
     * Decides again on orders that found a location full which others have filled meanwhile, by what all have been given by now.
     *
     * @param kept the plans of the group that stay
     * @param late those that do not; of orders with nothing of their own
     */
    List<SourcingPlan> again(Work work, Network network, List<SourcingPlan> kept, List<SourcingPlan> late) {
        var tally = Tally.of(loads.of(network.slots(work.now())));
        kept.forEach(plan -> tally.add(plan.inquiry(), plan.decided()));
        late.forEach(plan -> plan.forChosen((place, quantity) -> work.stock().plan(place, -quantity)));
        var plans = new ArrayList<SourcingPlan>();
        planTogether(work, network, open(late), tally, plans);
        return plans;
    }

    /** Decides again on orders whose stock others have taken meanwhile, by what there is now: what this group takes is written down by now. */
    List<SourcingPlan> afterOthers(Work work, Network network, List<SourcingPlan> served, List<SourcingPlan> late) {
        work.stock().forgetPlans();
        var tally = tally(work, network);
        served.forEach(plan -> tally.add(plan.inquiry(), plan.decided()));
        var plans = new ArrayList<SourcingPlan>();
        planTogether(work, network, open(late), tally, plans);
        return plans;
    }

    private Tally tally(Work work, Network network) {
        return book.countsParcels() ? Tally.of(loads.of(network.slots(work.now()))) : Tally.none();
    }

    private static List<Open> open(List<SourcingPlan> plans) {
        return plans.stream()
                .map(plan -> new Open(plan.dossier(), plan.inquiry()))
                .toList();
    }

    /**
     * What an order lacks goes in a parcel that is to be sent anyhow, if all of it lies where a part of the order is and nobody has begun
     * on that. Gives back the orders that this does not settle.
     */
    private List<Open> planBeside(Work work, Network network, List<Open> open, Tally tally, List<SourcingPlan> plans) {
        var places = new HashSet<StockPlace>();
        for (var each : open) {
            for (var location : each.dossier().unbegunAt()) {
                each.inquiry().skus().forEach(sku -> places.add(new StockPlace(location, sku)));
            }
        }
        if (places.isEmpty()) {
            return open;
        }
        var shelves = shelves(work, network, stock.levels(places));
        var rest = new ArrayList<Open>();
        for (var each : open) {
            var there = each.dossier().unbegunAt();
            if (there.isEmpty()) {
                rest.add(each);
                continue;
            }
            var decided = tally.ask(each.inquiry()).decideAmong(there, shelves);
            if (decided.isFilled()) {
                tally.add(each.inquiry(), decided);
                plan(work, each, decided, plans)
                        .forChosen((place, quantity) -> shelves.add(place.location(), place.sku(), -quantity));
            } else {
                rest.add(each);
            }
        }
        return rest;
    }

    /** Decides on the best few locations of each; gives back the orders that this does not settle. */
    private List<Open> planOnFirst(
            Work work, Network network, List<Open> open, int few, Tally tally, List<SourcingPlan> plans) {
        if (open.isEmpty()) {
            return open;
        }
        var places = new HashSet<StockPlace>();
        for (var each : open) {
            for (var location : each.inquiry().first(few)) {
                each.inquiry().skus().forEach(sku -> places.add(new StockPlace(location, sku)));
            }
        }
        var shelves = shelves(work, network, stock.levels(places));
        var rest = new ArrayList<Open>();
        for (var each : open) {
            var decided = tally.ask(each.inquiry()).decideOnFirst(shelves);
            if (decided.settled()) {
                tally.add(each.inquiry(), decided);
                plan(work, each, decided, plans)
                        .forChosen((place, quantity) -> shelves.add(place.location(), place.sku(), -quantity));
            } else {
                rest.add(each);
            }
        }
        return rest;
    }

    /** Decides on all locations, by priority and then by age. */
    private void planTogether(Work work, Network network, List<Open> open, Tally tally, List<SourcingPlan> plans) {
        if (open.isEmpty()) {
            return;
        }
        var ordered = open.stream().sorted(precedence(network)).toList();
        var shelves = shelves(work, network, levels(work, skus(ordered)));
        var decided = Batch.decide(ordered.stream().map(Open::inquiry).toList(), shelves, tally);
        for (int i = 0; i < ordered.size(); i++) {
            plan(work, ordered.get(i), decided.get(i), plans);
        }
    }

    /** Decides on all locations for orders that may have more there than others: each sees its own, and what the others leave. */
    private void planWithOwn(
            Work work, Network network, List<Open> open, OwnStock own, Tally tally, List<SourcingPlan> plans) {
        if (open.isEmpty()) {
            return;
        }
        var levels = levels(work, skus(open));
        for (var each : open) {
            var shelves = shelves(work, network, levels);
            own.forEach(each.dossier(), (place, pieces) -> shelves.add(place.location(), place.sku(), pieces));
            var decided = Batch.decide(List.of(each.inquiry()), shelves, tally).get(0);
            var plan = new SourcingPlan(each.dossier(), each.inquiry(), decided);
            plans.add(plan);
            plan.forChosen((place, quantity) ->
                    work.stock().plan(place, quantity - own.plan(each.dossier(), place, quantity)));
        }
    }

    /** Every place with something to promise, and those at which this group has moved something: there may be some now. */
    private Map<StockPlace, StockLevel> levels(Work work, Set<Sku> skus) {
        var levels = stock.available(skus);
        var moved = work.stock().places().stream()
                .filter(place -> skus.contains(place.sku()) && !levels.containsKey(place))
                .toList();
        if (!moved.isEmpty()) {
            levels.putAll(stock.levels(moved));
        }
        return levels;
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
    private static SourcingPlan plan(Work work, Open open, Decided decided, List<SourcingPlan> plans) {
        var plan = new SourcingPlan(open.dossier(), open.inquiry(), decided);
        plans.add(plan);
        plan.forChosen(work.stock()::plan);
        return plan;
    }

    /** As this group leaves them: what it has posted before, such as a sale at a till, is not written yet. */
    private Shelves shelves(Work work, Network network, Map<StockPlace, StockLevel> levels) {
        var shelves = Shelves.of(network.sites());
        levels.forEach((place, level) -> shelves.add(
                place.location(),
                place.sku(),
                work.stock().applied(place, level).available() - work.stock().planned(place)));
        if (network.rules().countsSales()
                || book.candidate().filter(this::countsSales).isPresent()) {
            var skus = levels.keySet().stream().map(StockPlace::sku).collect(Collectors.toSet());
            rates.of(skus, work.now()).forEach((place, pace) -> {
                if (levels.containsKey(place)) {
                    shelves.sells(place.location(), place.sku(), pace);
                }
            });
            shelves.paced();
        }
        return shelves;
    }

    private boolean countsSales(RuleBook.Role candidate) {
        return candidate.rules().countsSales();
    }
}

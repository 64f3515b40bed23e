package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand.Brought;
import io.serai.sourcing.Demand.Collected;
import io.serai.sourcing.Demand.HandedOver;
import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Eligibility.Stage;
import io.serai.sourcing.rules.RuleSet.Strategy;
import io.serai.sourcing.search.Problem;
import io.serai.sourcing.search.Solution;
import io.serai.sourcing.search.Solver;
import io.serai.sourcing.search.Tariffs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order's question to a network. Pure: the same question has the same answer. The rules that may be dropped are dropped one by one
 * until everything can be had; what then costs least is chosen.
 */
public final class Inquiry {
    /** So much dearer than anything is a parcel where the fewest are wanted. */
    static final long PARCELS_FIRST = 1L << 50;

    private final Network network;
    private final Ask ask;
    private final Needs needs;
    private final Supply supply;
    private final @Nullable Field field;
    private int @Nullable [] first;
    /** What a solution with a site that is not among the first costs at least. */
    private long others = Long.MAX_VALUE;

    private final @Nullable Change change;

    Inquiry(Network network, Ask ask) {
        this(network, ask, null);
    }

    private Inquiry(Network network, Ask ask, @Nullable Change change) {
        this.network = network;
        this.change = change;
        this.ask = ask;
        this.needs = Needs.of(ask.demand().lines());
        this.field =
                ask.demand().delivery() instanceof Shipped shipped ? new Field(network, ask, shipped, change) : null;
        this.supply = new Supply(network, ask, needs, change);
    }

    private Inquiry(Inquiry same, Ask ask) {
        network = same.network;
        change = same.change;
        this.ask = ask;
        needs = same.needs;
        supply = same.supply;
        field = same.field == null ? null : same.field.given(ask);
        first = same.first;
        others = same.others;
    }

    /** The same question once locations have been given more: with the first that were chosen, as the others did not get any cheaper. */
    Inquiry given(Map<LocationId, Ask.Load> loads) {
        return new Inquiry(this, ask.given(loads));
    }

    /** What was found: the problem as numbers, its best solution if everything can be had, and how many rules were dropped for it. */
    record Found(Problem problem, @Nullable Solution solution, int dropped) {}

    /** The same question if something had been otherwise. */
    Inquiry with(Change other) {
        return new Inquiry(network, ask, other);
    }

    Network network() {
        return network;
    }

    Ask ask() {
        return ask;
    }

    Needs needs() {
        return needs;
    }

    Supply supply() {
        return supply;
    }

    /** Whether what is chosen there is a parcel more for the location: none of the order is sent from there anyhow. */
    public boolean isParcelMore(LocationId location) {
        return ask.isParcelMore(location);
    }

    /** What is needed some of. */
    public Set<Sku> skus() {
        return needs.skus();
    }

    /** Null where nothing travels. */
    @Nullable
    Field field() {
        return field;
    }

    /** The few locations from which sending everything costs least, if they have it; or the one that the customer comes to. */
    public List<LocationId> first(int count) {
        if (field == null) {
            var delivery = ask.demand().delivery();
            var at = delivery instanceof Collected collected ? collected.at() : ((HandedOver) delivery).at();
            return List.of(at);
        }
        var chosen = new FirstLook(field, needs.totalGrams(), needs.pieces()).choose(count);
        first = chosen.sites();
        Arrays.sort(first);
        others = chosen.others();
        return ids(first);
    }

    /** What a solution with a site that is not among some costs at least; nothing if these are not the {@link #first}. */
    long others(int[] some) {
        if (field == null || some.length == 0) {
            return 0;
        }
        var chosen = new FirstLook(field, needs.totalGrams(), needs.pieces()).choose(some.length);
        Arrays.sort(chosen.sites());
        return Arrays.equals(chosen.sites(), some) ? chosen.others() : 0;
    }

    private List<LocationId> ids(int[] some) {
        return Arrays.stream(some)
                .mapToObj(site -> network.sites().get(site).id())
                .toList();
    }

    /** Decides among a few; whether that settles it, nobody knows. */
    public Decided decideAmong(List<LocationId> some, Shelves shelves) {
        return decide(
                shelves,
                some.stream()
                        .mapToInt(network.sites()::index)
                        .filter(site -> site >= 0)
                        .sorted()
                        .toArray());
    }

    /** Decides on what {@link #first} gave only; the answer may be not settled. */
    public Decided decideOnFirst(Shelves shelves) {
        return decide(shelves, first);
    }

    /** Decides on all locations. */
    public Decided decide(Shelves shelves) {
        return decide(shelves, null);
    }

    private Decided decide(Shelves shelves, int @Nullable [] only) {
        var told = new Telling(this, shelves, only == null ? null : ids(only));
        var delivery = ask.demand().delivery();
        if (delivery instanceof Collected collected) {
            return told.at(new AtLocation(ask, network.sites(), shelves).collected(collected.at()), collected.at());
        }
        if (delivery instanceof HandedOver handedOver) {
            return told.at(new AtLocation(ask, network.sites(), shelves).handedOver(handedOver.at()), handedOver.at());
        }
        if (delivery instanceof Brought brought) {
            return told.brought(new BroughtFrom(this, brought, shelves).source());
        }
        var found = find(shelves, only);
        var solution = found.solution();
        boolean settled = only == null
                || (solution != null && solution.exact() && solution.score().cost() < others);
        return told.shipped(found, settled);
    }

    /** The best, dropping rules as long as something is lacking; if only some sites are looked at, none is dropped. */
    Found find(Shelves shelves, int @Nullable [] only) {
        var rows = supply.rows(shelves);
        var paces = Paces.of(network, needs, shelves);
        int most = only == null ? network.rules().soft().size() : 0;
        for (int dropped = 0; ; dropped++) {
            var problem = problem(rows, paces, only, stage(dropped));
            if (problem.lacking().length == 0) {
                return new Found(problem, Solver.solve(problem), dropped);
            }
            if (dropped == most) {
                return new Found(problem, null, dropped);
            }
        }
    }

    private Field eligible() {
        if (field == null) {
            throw new IllegalStateException("nothing travels");
        }
        return field;
    }

    private Problem problem(int[][] rows, @Nullable Paces paces, int @Nullable [] only, Stage stage) {
        var seen = eligible();
        var sites = only == null ? stage.sites() : only;
        var problem = empty(sites.length);
        var there = new int[rows.length];
        for (int site : sites) {
            if (supply.fill(there, rows, site) && seen.mayNow(site, stage)) {
                add(problem, seen, there, paces, site);
            }
        }
        return problem;
    }

    private Problem empty(int capacity) {
        var set = network.rules().set();
        var strategy = set.strategy();
        boolean nearest = strategy == Strategy.NEAREST;
        var slow = strategy == Strategy.CLEAR_SLOW_STOCK ? set.cost().slow() : null;
        return new Problem(
                needs.quantities(),
                needs.grams(),
                (nearest ? 0 : set.cost().split()) + (strategy.countsParcelsFirst() ? PARCELS_FIRST : 0),
                nearest ? Tariffs.FREE : network.priced,
                slow == null ? 0 : slow.piece(),
                slow == null ? 0 : slow.enough(),
                capacity);
    }

    private void add(Problem problem, Field seen, int[] there, @Nullable Paces paces, int site) {
        boolean nearest = seen.strategy == Strategy.NEAREST;
        long metres = seen.metres(site);
        long base = base(site, seen, metres);
        int added = problem.add(
                site,
                base,
                nearest ? base : metres,
                seen.zone(site),
                nearest ? 0 : network.piece[site],
                nearest ? 0 : network.risk[site],
                network.floor[site]);
        if (paces != null) {
            paces.stock(problem, added, there, site);
            return;
        }
        for (int need = 0; need < there.length; need++) {
            problem.stock(added, need, there[need]);
        }
    }

    /** What a parcel from a site costs in what the strategy counts, before its weight and its pieces. */
    long base(int site) {
        var seen = eligible();
        return base(site, seen, seen.metres(site));
    }

    private long base(int site, Field seen, long metres) {
        long base = seen.base(site, metres);
        return change instanceof Change.Price price && isAt(price, site) ? Math.max(0, base + price.more()) : base;
    }

    private boolean isAt(Change.Price other, int site) {
        return network.sites().index(other.location()) == site;
    }

    Stage stage(int dropped) {
        return eligible().stage(dropped, change instanceof Change.WithoutRule without ? without.rule() : null);
    }

    boolean mayNow(int site, int dropped) {
        return eligible().mayNow(site, stage(dropped));
    }

    /** The rules that were dropped, by name. */
    List<String> dropped(int count) {
        return new ArrayList<>(network.rules().soft().subList(0, count));
    }
}

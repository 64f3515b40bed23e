package io.serai.sourcing;

import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Eligibility.Stage;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.rules.RuleSet;
import io.serai.sourcing.rules.RuleSet.Strategy;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A network as one order to ship sees it: how far each site is, when it sends, what a parcel from it costs before its weight. */
final class Field {
    private static final long KILOMETRE = 1000;

    final Network network;
    final Ask ask;
    final Shipped to;
    final int goods;
    final Strategy strategy;
    private final double[] chords;
    private final Calendar calendar;
    private final long promised;
    private final Zones zones;
    private final RuleSet.Costs cost;
    private final boolean counted;
    private final int[] perDay;
    private final int[] perHour;
    /** The site that works on another day, of which it is not known what it was given for that; -1: none. */
    private final int unknown;

    private final Ask.Load assumed;

    Field(Network network, Ask ask, Shipped to) {
        this(network, ask, to, null);
    }

    /** @param change something of hours or capacities that is otherwise; null: nothing */
    Field(Network network, Ask ask, Shipped to, @Nullable Change change) {
        this.network = network;
        this.ask = ask;
        this.to = to;
        this.strategy = network.rules().set().strategy();
        goods = ask.demand().lines().stream().mapToInt(network.care::of).reduce(0, (a, b) -> a | b);
        chords = network.sites().chordsTo(to.to().latitude(), to.to().longitude());
        var usual = network.calendar(ask.at());
        calendar = Hours.other(usual, network, change);
        perDay = Hours.perDay(network, change);
        perHour = Hours.perHour(network, change);
        unknown = Hours.unknown(usual, calendar, network, change);
        assumed = unknown < 0 ? NO_LOAD : Hours.load(network, unknown, change);
        promised = promised();
        zones = network.zones(to.country());
        cost = network.rules().set().cost();
        counted = network.rules().countsParcels();
    }

    /** The day that counts as in time, since 1970-01-01; beyond all days if none was promised. */
    private long promised() {
        var told = ask.promised();
        if (told != null) {
            return told.toEpochDay();
        }
        var promise = network.rules().set().promise();
        if (promise == null) {
            return Long.MAX_VALUE;
        }
        return LocalDate.ofInstant(ask.at(), network.rules().set().days())
                .plusDays(promise.days())
                .toEpochDay();
    }

    private Field(Field same, Ask ask) {
        network = same.network;
        this.ask = ask;
        to = same.to;
        strategy = same.strategy;
        goods = same.goods;
        chords = same.chords;
        calendar = same.calendar;
        promised = same.promised;
        zones = same.zones;
        cost = same.cost;
        counted = same.counted;
        perDay = same.perDay;
        perHour = same.perHour;
        unknown = same.unknown;
        assumed = same.assumed;
    }

    /** The same but for what locations have been given. */
    Field given(Ask other) {
        return new Field(this, other);
    }

    long metres(int site) {
        return Arc.metres(chords[site]);
    }

    double chord(int site) {
        return chords[site];
    }

    int zone(int site) {
        return strategy == Strategy.NEAREST ? 0 : zones.of(chords[site]);
    }

    /** Days since 1970-01-01. */
    int dispatch(int site) {
        return calendar.dispatch(site);
    }

    boolean shipsToday(int site) {
        return calendar.shipsToday(site);
    }

    int arrival(int site) {
        int transit =
                network.isTransitKnown() ? network.transit(zones.of(chords[site])) : Transit.estimate(metres(site));
        return calendar.dispatch(site) + transit;
    }

    /** Days after what was promised. */
    long late(int site) {
        return promised == Long.MAX_VALUE ? 0 : Math.max(0, arrival(site) - promised);
    }

    /** What a parcel costs in what the strategy counts, before its weight and its pieces. */
    long base(int site, long metres) {
        if (strategy == Strategy.NEAREST) {
            return metres;
        }
        long late = cost.lateDay() == 0 ? 0 : cost.lateDay() * late(site);
        return cost.shipment() + network.parcel[site] + distance(metres) + late + capacity(site);
    }

    /** What a parcel and the pieces in it cost, one by one. */
    Costs costs(int site, long grams, int pieces, long atRisk, long slow) {
        return new Costs(
                cost.shipment(),
                distance(metres(site)),
                network.priced.of(zones.of(chords[site])).of(grams),
                network.parcel[site] + network.piece[site] * pieces,
                cost.lateDay() * late(site),
                atRisk,
                capacity(site),
                slow);
    }

    private long distance(long metres) {
        return cost.kilometre() * ((metres + KILOMETRE - 1) / KILOMETRE);
    }

    private long capacity(int site) {
        int most = perDay[site];
        if (cost.capacity() == 0 || most == Integer.MAX_VALUE) {
            return 0;
        }
        return cost.capacity() * Math.min(most, load(site).today() + (isParcelMore(site) ? 1L : 0L)) / most;
    }

    private Ask.Load load(int site) {
        if (site == unknown) {
            return assumed;
        }
        return ask.loads().isEmpty()
                ? NO_LOAD
                : ask.loads().getOrDefault(network.sites().get(site).id(), NO_LOAD);
    }

    private static final Ask.Load NO_LOAD = new Ask.Load(0, 0);

    /** How many parcels more it would have to send on the day to send one; 0 or less if it does. */
    int dayLacks(int site) {
        return load(site).today() + 1 - perDay[site];
    }

    /** The same of the hour. */
    int hourLacks(int site) {
        return load(site).thisHour() + 1 - perHour[site];
    }

    Stage stage(int dropped) {
        return stage(dropped, null);
    }

    /** @param without a rule that does not count; null: all do */
    Stage stage(int dropped, @Nullable String without) {
        return network.eligibility.stage(ask.channel(), to.country(), goods, dropped, without);
    }

    /** Whether a site of a stage may send this order now. */
    boolean mayNow(int site, Stage stage) {
        return chords[site] <= stage.nearer()
                && (!stage.today() || calendar.shipsToday(site))
                && !(counted && isFull(site));
    }

    /** Also of the order's own parcel, which has its place: what goes with that needs no other. */
    private boolean isFull(int site) {
        var load = load(site);
        return (load.today() >= perDay[site] || load.thisHour() >= perHour[site]) && isParcelMore(site);
    }

    private boolean isParcelMore(int site) {
        return ask.parcels().isEmpty()
                || ask.isParcelMore(network.sites().get(site).id());
    }

    /** Why a site may not send this order; null if it may. */
    @Nullable
    Reason refusal(int site, Stage stage) {
        var ever = network.eligibility.refusal(site, to.country(), stage.rules());
        return ever != null ? ever : refusalNow(site, stage);
    }

    @Nullable
    Reason refusalNow(int site, Stage stage) {
        if (mayNow(site, stage)) {
            return null;
        }
        for (var rule : stage.rules()) {
            var km = rule.withinKm();
            if ((km != null && chords[site] > Arc.chord(km * 1000.0))
                    || (rule.openToday() && !calendar.shipsToday(site))) {
                return Reason.breaks(Code.RULE, rule.name());
            }
        }
        return Reason.of(Code.FULL);
    }
}

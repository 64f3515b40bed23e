package io.serai.sourcing;

import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.rules.RuleSet.Rule;
import io.serai.sourcing.rules.RuleSet.Strategy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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

    Field(Network network, Ask ask, Shipped to) {
        this.network = network;
        this.ask = ask;
        this.to = to;
        this.strategy = network.rules().set().strategy();
        goods = ask.demand().lines().stream()
                .mapToInt(line -> network.goods(line.sku()))
                .reduce(0, (a, b) -> a | b);
        chords = network.sites().chordsTo(to.to().latitude(), to.to().longitude());
        calendar = network.calendar(ask.at());
        promised = promised();
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
        var zone = network.rules().set().zone();
        return LocalDate.ofInstant(ask.at(), zone == null ? ZoneOffset.UTC : ZoneId.of(zone))
                .plusDays(promise.days())
                .toEpochDay();
    }

    long metres(int site) {
        return Arc.metres(chords[site]);
    }

    double chord(int site) {
        return chords[site];
    }

    int zone(int site) {
        return strategy == Strategy.NEAREST ? 0 : network.zone(chords[site], to.country());
    }

    /** Days since 1970-01-01. */
    int dispatch(int site) {
        return calendar.dispatch(site);
    }

    int arrival(int site) {
        return calendar.dispatch(site) + network.transit(network.zone(chords[site], to.country()));
    }

    /** Days after what was promised. */
    long late(int site) {
        return promised == Long.MAX_VALUE ? 0 : Math.max(0, arrival(site) - promised);
    }

    /** What a parcel costs in what the strategy counts, before its weight and its pieces. */
    long base(int site) {
        if (strategy == Strategy.NEAREST) {
            return metres(site);
        }
        var cost = network.rules().set().cost();
        return cost.shipment() + network.parcel[site] + distance(site) + cost.lateDay() * late(site) + capacity(site);
    }

    /** What a parcel and the pieces in it cost, one by one. */
    Costs costs(int site, long grams, int pieces, long atRisk, long slow) {
        var cost = network.rules().set().cost();
        return new Costs(
                cost.shipment(),
                distance(site),
                network.priced.of(network.zone(chords[site], to.country())).of(grams),
                network.parcel[site] + network.piece[site] * pieces,
                cost.lateDay() * late(site),
                atRisk,
                capacity(site),
                slow);
    }

    private long distance(int site) {
        long each = network.rules().set().cost().kilometre();
        return each == 0 ? 0 : each * ((metres(site) + KILOMETRE - 1) / KILOMETRE);
    }

    private long capacity(int site) {
        long last = network.rules().set().cost().capacity();
        int most = network.perDay[site];
        if (last == 0 || most == Integer.MAX_VALUE) {
            return 0;
        }
        var load = load(site);
        return last * Math.min(most, load.today() + 1L) / most;
    }

    private Ask.Load load(int site) {
        return ask.loads().getOrDefault(network.sites().get(site).id(), NO_LOAD);
    }

    private static final Ask.Load NO_LOAD = new Ask.Load(0, 0);

    List<Rule> rules(int dropped) {
        return network.rules(ask.channel(), to.country(), goods, dropped);
    }

    int[] eligible(int dropped) {
        return network.eligible(ask.channel(), to.country(), goods, dropped);
    }

    /** Why a site that is eligible otherwise may not send this order now; null if it may. */
    @Nullable Reason refusalNow(int site, List<Rule> rules) {
        for (var rule : rules) {
            var km = rule.withinKm();
            if ((km != null && metres(site) > km * KILOMETRE) || (rule.openToday() && !calendar.shipsToday(site))) {
                return Reason.breaks(Code.RULE, rule.name());
            }
        }
        if (network.perDay[site] < Integer.MAX_VALUE || network.perHour[site] < Integer.MAX_VALUE) {
            var load = load(site);
            if (load.today() >= network.perDay[site] || load.thisHour() >= network.perHour[site]) {
                return Reason.of(Code.FULL);
            }
        }
        return null;
    }

    @Nullable Reason refusal(int site, int dropped) {
        var ever = network.refusal(site, ask.channel(), to.country(), goods, dropped);
        return ever != null ? ever : refusalNow(site, rules(dropped));
    }
}

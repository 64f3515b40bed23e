package io.serai.sourcing;

import io.serai.sourcing.rules.RuleSet;
import io.serai.sourcing.rules.RuleSet.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which sites may send which orders, by what does not change from one minute to the next: whether they ship, the country, and the rules that are
 * about such orders. What was found is kept.
 */
final class Eligibility {
    /**
     * What counts once so many rules were dropped: the sites that may send (not to be changed), the rules, how near a site must be, as the
     * square of a chord, and whether it must still ship today.
     */
    record Stage(int[] sites, List<Rule> rules, double nearer, boolean today) {}

    private record View(
            String channel,
            String country,
            int goods,
            int dropped,
            @Nullable String without) {}

    private final RuleSet set;
    private final Sites sites;
    private final Groups groups;
    private final Care care;
    private final boolean[] ships;
    private final Map<View, Stage> stages = new ConcurrentHashMap<>();

    /** @param ships by the index of the site; not to be changed */
    Eligibility(RuleSet set, Sites sites, Groups groups, Care care, boolean[] ships) {
        this.set = set;
        this.sites = sites;
        this.groups = groups;
        this.care = care;
        this.ships = ships;
    }

    /** @param without a rule that does not count; null: all do */
    Stage stage(String channel, String country, int goodsOfOrder, int dropped, @Nullable String without) {
        return stages.computeIfAbsent(new View(channel, country, goodsOfOrder, dropped, without), this::stage);
    }

    private Stage stage(View view) {
        var counting = rules(view);
        return new Stage(
                IntStream.range(0, sites.size())
                        .filter(site -> refusal(site, view.country(), counting) == null)
                        .toArray(),
                counting,
                counting.stream()
                        .mapToDouble(rule ->
                                rule.withinKm() == null ? Double.MAX_VALUE : Arc.chord(rule.withinKm() * 1000.0))
                        .min()
                        .orElse(Double.MAX_VALUE),
                counting.stream().anyMatch(Rule::openToday));
    }

    /** The rules that count once so many were dropped and that are about such an order. */
    private List<Rule> rules(View view) {
        var soft = set.softRules();
        var gone = soft.subList(0, Math.min(view.dropped(), soft.size()));
        var counting = new ArrayList<Rule>();
        for (var rule : set.rules()) {
            boolean counts = !gone.contains(rule) && !rule.name().equals(view.without());
            if (counts && isAbout(rule, view.channel(), view.country(), view.goods())) {
                counting.add(rule);
            }
        }
        return counting;
    }

    private boolean isAbout(Rule rule, String channel, String country, int goodsOfOrder) {
        var when = rule.when();
        return when == null
                || (RuleSet.isFor(when.channels(), channel)
                        && RuleSet.isFor(when.countries(), country)
                        && (when.goods().isEmpty()
                                || care.names(goodsOfOrder).stream().anyMatch(when.goods()::contains)));
    }

    /** Why a site may not send, whatever it has in stock; null if it may. */
    @Nullable
    Reason refusal(int site, String country, List<Rule> counting) {
        if (!ships[site]) {
            return Reason.of(Reason.Code.DOES_NOT_SHIP);
        }
        var one = sites.get(site);
        if (!one.country().equalsIgnoreCase(country) && !one.exports()) {
            return Reason.of(Reason.Code.OTHER_COUNTRY);
        }
        for (var rule : counting) {
            if (excludes(rule, site)) {
                return Reason.breaks(Reason.Code.RULE, rule.name());
            }
        }
        return null;
    }

    /** Whether a rule that is about all orders and always counts is against it. */
    boolean isExcludedForAll(int site) {
        return set.rules().stream()
                .filter(rule -> rule.when() == null && rule.soft() == null)
                .anyMatch(rule -> excludes(rule, site));
    }

    private boolean excludes(Rule rule, int site) {
        boolean out = !rule.only().isEmpty() && rule.only().stream().noneMatch(group -> groups.has(group, site));
        return out || rule.never().stream().anyMatch(group -> groups.has(group, site));
    }
}

package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Decision.Chosen;
import io.serai.sourcing.Inquiry.Found;
import io.serai.sourcing.Reason.Code;
import io.serai.sourcing.Sourced.Backorder;
import io.serai.sourcing.Sourced.From;
import io.serai.sourcing.Split.Part;
import io.serai.sourcing.rules.RuleSet.Strategy;
import io.serai.sourcing.search.Gift;
import io.serai.sourcing.search.Problem;
import io.serai.sourcing.search.Solution;
import io.serai.sourcing.search.Solver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes of what was found an answer, and a decision that can be told. */
final class Telling {
    /** How many locations are named that are nearer than the farthest chosen; one more has everything. */
    private static final int MAX_NEARER = 3;

    private final Inquiry inquiry;
    private final Sites sites;
    private final Shelves shelves;
    private final @Nullable List<LocationId> looked;

    Telling(Inquiry inquiry, Shelves shelves, @Nullable List<LocationId> looked) {
        this.inquiry = inquiry;
        this.sites = inquiry.network().sites();
        this.shelves = shelves;
        this.looked = looked;
    }

    /** What comes from one location that was not to be chosen: what lies elsewhere has no part in that. */
    Decided at(Sourced answer, LocationId location) {
        return new Decided(answer, at(answer, 1, List.of()), Kept.of(inquiry, shelves, List.of(location)), 0);
    }

    /** What is brought from somewhere to a store. */
    Decided brought(Sourced answer) {
        var nearer = answer instanceof From from ? from.runnersUp() : List.<NotChosen>of();
        return decided(answer, at(answer, count(), Decision.others(nearer, sites)), 0);
    }

    private Decision at(Sourced answer, int count, List<Decision.Other> others) {
        if (answer instanceof From from) {
            var chosen = from.chosen().parts().stream()
                    .map(part -> Chosen.at(part, name(part.location())))
                    .toList();
            return Decision.chosen(inquiry, count, true, chosen, 0, 0, 0, others);
        }
        return Decision.waiting(inquiry, count, (Backorder) answer, sites, 0);
    }

    Decided shipped(Found found, boolean settled) {
        var field = inquiry.field();
        if (field == null) {
            throw new IllegalStateException("nothing travels");
        }
        var solution = found.solution();
        return solution == null ? backorder(field, found, settled) : from(field, found, solution, settled);
    }

    private Decided from(Field field, Found found, Solution solution, boolean settled) {
        var parts = parts(field, found.problem(), solution);
        var split = new Split(parts.stream().map(Chosen::part).toList());
        var besides = besides(field, found, solution);
        long split1 = inquiry.network().rules().set().cost().split() * (parts.size() - 1L);
        boolean divided = found.problem().mayDivideBetter();
        boolean exact = solution.exact() && !divided;
        long bound = divided ? Solver.bound(found.problem()) : solution.bound();
        long saving = exact ? 0 : Math.min(solution.score().cost() - bound, split1 + total(parts));
        var decision = Decision.chosen(
                inquiry, count(), exact, parts, split1, saving, found.dropped(), Decision.others(besides, sites));
        return decided(
                new From(split, besides, exact, settled),
                decision,
                solution.score().cost());
    }

    private static long total(List<Chosen> parts) {
        return parts.stream()
                .map(Chosen::costs)
                .filter(Objects::nonNull)
                .mapToLong(Costs::total)
                .sum();
    }

    private int count() {
        return looked == null ? sites.size() : looked.size();
    }

    private Decided decided(Sourced answer, Decision decision, long value) {
        return new Decided(answer, decision, Kept.of(inquiry, shelves, looked), value);
    }

    /** Who sends what and what it costs, the nearest first. */
    private List<Chosen> parts(Field field, Problem problem, Solution solution) {
        var bySite = new TreeMap<Integer, List<Gift>>(
                Comparator.comparingLong((Integer site) -> field.metres(problem.name(site)))
                        .thenComparing(Comparator.naturalOrder()));
        solution.gifts()
                .forEach(gift -> bySite.computeIfAbsent(gift.site(), site -> new ArrayList<>())
                        .add(gift));
        var shares = bySite.values().stream().map(this::share).toList();
        var allocations = new Cut(inquiry.needs(), shares).allocations();
        var parts = new ArrayList<Chosen>();
        for (var each : bySite.entrySet()) {
            int site = problem.name(each.getKey());
            var part = new Part(sites.get(site).id(), field.metres(site), allocations.get(parts.size()));
            parts.add(new Chosen(
                    part.location(),
                    sites.get(site).name(),
                    part.metres(),
                    part.allocations(),
                    costs(field, problem, site, each.getValue()),
                    LocalDate.ofEpochDay(field.dispatch(site)),
                    LocalDate.ofEpochDay(field.arrival(site)),
                    field.late(site)));
        }
        return parts;
    }

    private int[] share(List<Gift> gifts) {
        var share = new int[inquiry.needs().count()];
        gifts.forEach(gift -> share[gift.need()] += gift.pieces());
        return share;
    }

    private Costs costs(Field field, Problem problem, int site, List<Gift> gifts) {
        var grams = inquiry.needs().grams();
        long weight = gifts.stream()
                .mapToLong(gift -> gift.pieces() * grams[gift.need()])
                .sum();
        int pieces = gifts.stream().mapToInt(Gift::pieces).sum();
        return field.costs(site, weight, pieces, problem.atRisk(gifts), problem.slow(gifts));
    }

    /** Those that come to mind: the nearest that are not farther than the chosen, and the best that has everything. */
    private List<NotChosen> besides(Field field, Found found, Solution solution) {
        var problem = found.problem();
        var chosen = solution.gifts().stream()
                .map(gift -> problem.name(gift.site()))
                .distinct()
                .toList();
        var besides = new ArrayList<NotChosen>();
        for (int site : nearest(field, found, chosen)) {
            besides.add(notChosen(field, found, site, solution));
        }
        bestWhole(found, solution)
                .map(site -> notChosen(field, found, problem.name(site), solution))
                .filter(other ->
                        besides.stream().noneMatch(same -> same.location().equals(other.location())))
                .ifPresent(besides::add);
        return besides;
    }

    /** A few sites that are nearer than the farthest chosen, those that may not send among them; the nearest first. */
    private List<Integer> nearest(Field field, Found found, List<Integer> chosen) {
        double farthest = chosen.stream().mapToDouble(field::chord).max().orElse(0);
        var nearest = new ArrayList<Integer>();
        for (int site = 0; site < sites.size(); site++) {
            if (field.chord(site) <= farthest && !chosen.contains(site)) {
                int place = nearest.size();
                while (place > 0 && field.chord(nearest.get(place - 1)) > field.chord(site)) {
                    place--;
                }
                if (place < MAX_NEARER && isKnown(field, found, site)) {
                    nearest.add(place, site);
                    if (nearest.size() > MAX_NEARER) {
                        nearest.remove(MAX_NEARER);
                    }
                }
            }
        }
        return nearest;
    }

    /** Whether there is something to say of it: who may not send needs no look at the shelves. */
    private boolean isKnown(Field field, Found found, int site) {
        return looked == null || looked.contains(sites.get(site).id()) || refusal(field, found, site) != null;
    }

    private static @Nullable Reason refusal(Field field, Found found, int site) {
        return field.refusal(site, field.stage(found.dropped()));
    }

    /** Why one location was not chosen; null if it was. */
    @Nullable
    NotChosen whyNot(Found found, LocationId location) {
        var field = Objects.requireNonNull(inquiry.field(), "nothing travels");
        int site = sites.index(location);
        if (site < 0) {
            return new NotChosen(location, null, Reason.of(Code.NO_SUCH_LOCATION));
        }
        var solution = found.solution();
        if (solution != null
                && solution.gifts().stream().anyMatch(gift -> found.problem().name(gift.site()) == site)) {
            return null;
        }
        return isKnown(field, found, site)
                ? notChosen(field, found, site, solution)
                : new NotChosen(location, field.metres(site), Reason.of(Code.NOT_LOOKED_AT));
    }

    /** The site of the problem that sends everything for the least, of those that were not chosen. */
    private Optional<Integer> bestWhole(Found found, Solution solution) {
        var problem = found.problem();
        return IntStream.range(0, problem.sites())
                .filter(problem::holdsAll)
                .filter(site -> solution.gifts().stream().noneMatch(gift -> gift.site() == site))
                .boxed()
                .min(Comparator.comparing((Integer site) -> problem.whole(site))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private NotChosen notChosen(Field field, Found found, int site, @Nullable Solution solution) {
        return new NotChosen(sites.get(site).id(), field.metres(site), why(field, found, site, solution));
    }

    private Reason why(Field field, Found found, int site, @Nullable Solution solution) {
        var refusal = refusal(field, found, site);
        if (refusal != null) {
            return refusal;
        }
        var cannot = inquiry.supply().cannotHandle(site);
        if (!cannot.isEmpty()) {
            return Reason.breaks(Code.CANNOT_HANDLE, String.join(", ", cannot));
        }
        var heavy = inquiry.supply().tooHeavy(site);
        if (!heavy.isEmpty()) {
            return Reason.breaks(Code.TOO_HEAVY, String.join(", ", heavy));
        }
        var bulky = inquiry.supply().tooLong(site);
        if (!bulky.isEmpty()) {
            return Reason.breaks(Code.TOO_LONG, String.join(", ", bulky));
        }
        if (inquiry.supply().isDeadEnd(sites.get(site).id())) {
            return Reason.of(Code.DEAD_END);
        }
        var missing = inquiry.needs().missing(supply(site));
        if (!missing.isEmpty() || solution == null) {
            return Reason.lacks(missing);
        }
        return field.strategy == Strategy.NEAREST ? Reason.of(Code.FARTHER) : dearer(found.problem(), site, solution);
    }

    private static Reason dearer(Problem problem, int site, Solution solution) {
        int index = IntStream.range(0, problem.sites())
                .filter(each -> problem.name(each) == site)
                .findFirst()
                .orElseThrow();
        return Reason.dearer((problem.whole(index).cost() - solution.score().cost()) % Inquiry.PARCELS_FIRST);
    }

    private int[] supply(int site) {
        var seen = inquiry.supply().rows(shelves);
        return Arrays.stream(seen).mapToInt(row -> Math.max(0, row[site])).toArray();
    }

    private Decided backorder(Field field, Found found, boolean settled) {
        var lines = inquiry.needs().linesOf(found.problem().lacking());
        var lack = IntStream.range(0, sites.size())
                .filter(site -> isKnown(field, found, site))
                .mapToObj(site -> notChosen(field, found, site, null))
                .sorted(Comparator.comparingLong((NotChosen other) -> other.metres() == null ? 0 : other.metres())
                        .thenComparing(NotChosen::location))
                .toList();
        var answer = new Backorder(lines, lack, settled);
        return decided(answer, Decision.waiting(inquiry, count(), answer, sites, found.dropped()), 0);
    }

    private String name(LocationId id) {
        int site = sites.index(id);
        return site < 0 ? id.value() : sites.get(site).name();
    }
}

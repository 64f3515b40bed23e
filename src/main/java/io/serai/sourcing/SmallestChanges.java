package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Price;
import io.serai.sourcing.Inquiry.Found;
import io.serai.sourcing.search.Gift;
import io.serai.sourcing.search.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of each kind that would have led to another choice: a price, pieces more somewhere, pieces fewer at a
 * chosen location, a rule less. Each was tried: with it the choice is another, with one unit less of it the same.
 */
final class SmallestChanges {
    /** How many locations are tried, those first from which a parcel costs least. */
    private static final int MAX_SITES = 12;

    private static final int MAX_PIECES = 60;
    /** More than anything costs, and less than a parcel counts where the fewest are wanted. */
    private static final long FORBIDDING = 1L << 45;

    /** A change, and who would then send something; nobody if the order would wait. */
    record Tried(Change change, List<LocationId> then) {}

    private final Inquiry inquiry;
    private final Shelves shelves;
    private final int @Nullable [] only;
    private final Found before;
    private final List<List<Object>> choice;

    SmallestChanges(Inquiry inquiry, Shelves shelves, int @Nullable [] only) {
        this.inquiry = inquiry;
        this.shelves = shelves;
        this.only = only;
        this.before = inquiry.find(shelves, only);
        this.choice = choice(before);
    }

    /** At most one of each kind, the most telling first. */
    List<Tried> find() {
        var found = new ArrayList<Tried>();
        price().ifPresent(found::add);
        more().ifPresent(found::add);
        fewer().ifPresent(found::add);
        withoutRule().ifPresent(found::add);
        return found;
    }

    /** What would have one location send something: a parcel that costs less, or pieces more there. */
    List<Tried> at(LocationId location) {
        int site = inquiry.network().sites().index(location);
        var solution = before.solution();
        var found = new ArrayList<Tried>();
        if (site < 0 || !isEligible(site) || (solution != null && sends(solution, site))) {
            return found;
        }
        if (solution != null && solution.exact()) {
            Optional.ofNullable(cheaper(solution, site)).flatMap(this::tried).ifPresent(found::add);
        }
        Optional.ofNullable(more(site, null)).flatMap(this::tried).ifPresent(found::add);
        found.removeIf(tried -> !tried.then().contains(location));
        return found;
    }

    /** The rule without which the best choice is another; of several that without which it costs least. */
    private Optional<Tried> withoutRule() {
        if (only != null) {
            // Whom a rule excludes was not looked at.
            return Optional.empty();
        }
        return inquiry.stage(before.dropped()).rules().stream()
                .map(rule -> new Change.WithoutRule(rule.name()))
                .filter(this::changes)
                .min(Comparator.comparingLong(this::cost))
                .flatMap(this::tried);
    }

    private long cost(Change change) {
        var solution = inquiry.with(change).find(shelves, null).solution();
        return solution == null ? Long.MAX_VALUE : solution.score().cost();
    }

    /** A parcel from elsewhere that costs less; or, where none could cost so much less, one of the chosen that costs more. */
    private Optional<Tried> price() {
        var solution = before.solution();
        if (solution == null || !solution.exact()) {
            return Optional.empty();
        }
        Price best = null;
        for (int site : sites()) {
            if (!sends(solution, site)) {
                best = smaller(best, cheaper(solution, site));
            }
        }
        if (best == null) {
            for (int site : solution.gifts().stream()
                    .mapToInt(gift -> before.problem().name(gift.site()))
                    .distinct()
                    .toArray()) {
                best = smaller(best, dearer(solution, site));
            }
        }
        return Optional.ofNullable(best).flatMap(this::tried);
    }

    private static @Nullable Price smaller(@Nullable Price one, @Nullable Price other) {
        return one == null || (other != null && Math.abs(other.more()) < Math.abs(one.more())) ? other : one;
    }

    /** What the best solution with a site costs more is what a parcel from there has to cost less; a tie may need one unit more. */
    private @Nullable Price cheaper(Solution chosen, int site) {
        long base = inquiry.base(site);
        var free = with(site, -base).solution();
        if (free == null || base == 0) {
            return null;
        }
        long less = free.score().cost() + base - chosen.score().cost();
        for (long amount = Math.max(1, less); amount <= Math.min(base, less + 1); amount++) {
            if (changes(new Price(id(site), -amount))) {
                return first(new Price(id(site), -amount), new Price(id(site), 1 - amount));
            }
        }
        return null;
    }

    /** What the best solution without a site costs more is what a parcel from there has to cost more. */
    private @Nullable Price dearer(Solution chosen, int site) {
        var without = with(site, FORBIDDING).solution();
        if (without == null) {
            return null;
        }
        long more = without.score().cost() - chosen.score().cost();
        for (long amount = Math.max(1, more); amount <= more + 1 && amount < FORBIDDING; amount++) {
            if (changes(new Price(id(site), amount))) {
                return first(new Price(id(site), amount), new Price(id(site), amount - 1));
            }
        }
        return null;
    }

    /** Where several shares cost the same, a unit less may choose another of them: then nothing can be said of this place. */
    private @Nullable Price first(Price price, Price unitLess) {
        return unitLess.more() != 0 && changes(unitLess) ? null : price;
    }

    private Found with(int site, long more) {
        return inquiry.with(new Price(id(site), more)).find(shelves, only);
    }

    private LocationId id(int site) {
        return inquiry.network().sites().get(site).id();
    }

    private Optional<Tried> more() {
        Pieces best = null;
        for (int site : sites()) {
            best = more(site, best);
        }
        return Optional.ofNullable(best).flatMap(this::tried);
    }

    /** The fewest more of one SKU at a site that help, or what was found before if that is fewer. */
    private @Nullable Pieces more(int site, @Nullable Pieces before) {
        var best = before;
        for (int need = 0; need < inquiry.needs().count(); need++) {
            int most = best == null ? MAX_PIECES : best.more() - 1;
            best = orElse(more(site, need, most), best);
        }
        return best;
    }

    private static @Nullable Pieces orElse(@Nullable Pieces one, @Nullable Pieces other) {
        return one == null ? other : one;
    }

    /** The fewest more of a need that help, up to so many; none if it has it whole already. */
    private @Nullable Pieces more(int site, int need, int most) {
        var sku = inquiry.needs().sku(need);
        if (shelves.row(sku)[site] <= 0 && inquiry.network().rules().countsSales()) {
            // How fast it sells is kept of what lies there only, and more of it might cost too much.
            return null;
        }
        int missing = inquiry.needs().quantity(need) - Math.max(0, shelves.row(sku)[site]);
        var id = id(site);
        if (missing <= 0 || missing > MAX_PIECES || !changes(new Pieces(id, sku, missing))) {
            return null;
        }
        for (int pieces = 1; pieces <= Math.min(missing, most); pieces++) {
            var change = new Pieces(id, sku, pieces);
            if (changes(change)) {
                return change;
            }
        }
        return null;
    }

    private Optional<Tried> fewer() {
        var solution = before.solution();
        if (solution == null) {
            return Optional.empty();
        }
        Pieces best = null;
        for (var gift : solution.gifts()) {
            int there = before.problem().available(gift.site(), gift.need());
            var id = id(before.problem().name(gift.site()));
            int most = best == null ? there : Math.min(there, -best.more() - 1);
            for (int pieces = first(there, gift, most); pieces <= most; pieces++) {
                var change = new Pieces(id, inquiry.needs().sku(gift.need()), -pieces);
                if (changes(change)) {
                    best = change;
                    break;
                }
            }
        }
        return Optional.ofNullable(best).flatMap(this::tried);
    }

    /** Where a great many lie, only what cuts into what is needed is tried. */
    private static int first(int there, Gift gift, int most) {
        return most > MAX_PIECES ? Math.max(1, there - gift.pieces() + 1) : 1;
    }

    private Optional<Tried> tried(Change change) {
        return Optional.of(new Tried(change, senders(inquiry.with(change).find(shelves, only))));
    }

    private boolean changes(Change change) {
        return !choice(inquiry.with(change).find(shelves, only)).equals(choice);
    }

    private List<LocationId> senders(Found found) {
        var solution = found.solution();
        return solution == null
                ? List.of()
                : solution.gifts().stream()
                        .map(gift -> id(found.problem().name(gift.site())))
                        .distinct()
                        .toList();
    }

    /** Who gives how many of what. */
    private static List<List<Object>> choice(Found found) {
        var solution = found.solution();
        return solution == null
                ? List.of()
                : solution.gifts().stream()
                        .map(gift ->
                                List.<Object>of(gift.need(), found.problem().name(gift.site()), gift.pieces()))
                        .toList();
    }

    private boolean sends(Solution solution, int site) {
        return solution.gifts().stream().anyMatch(gift -> before.problem().name(gift.site()) == site);
    }

    private int[] eligible() {
        return only == null ? inquiry.stage(before.dropped()).sites() : only;
    }

    private boolean isEligible(int site) {
        return Arrays.stream(eligible()).anyMatch(each -> each == site) && inquiry.mayNow(site, before.dropped());
    }

    private int[] sites() {
        return Arrays.stream(eligible())
                .filter(site -> inquiry.mayNow(site, before.dropped()))
                .boxed()
                .sorted(Comparator.comparingLong(inquiry::base).thenComparing(Comparator.naturalOrder()))
                .limit(MAX_SITES)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Change.Pieces;
import io.serai.sourcing.Change.Price;
import io.serai.sourcing.Change.Several;
import io.serai.sourcing.Inquiry.Found;
import io.serai.sourcing.Trying.Tried;
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
 * chosen location, a rule less, other hours, room for parcels. Each was tried: with it the choice is another, with one unit less of it the same.
 */
final class SmallestChanges {
    /** How many locations are tried, those first from which a parcel costs least. */
    static final int MAX_SITES = 12;

    static final int MAX_PIECES = 60;
    /** More than anything costs, and less than a parcel counts where the fewest are wanted. */
    private static final long FORBIDDING = 1L << 45;

    private final Inquiry inquiry;
    private final Shelves shelves;
    private final int @Nullable [] only;
    private final Found before;
    private final Trying trying;
    private final SeveralPieces pieces;
    private final OtherHours hours;
    private final OtherRoom room;

    SmallestChanges(Inquiry inquiry, Shelves shelves, int @Nullable [] only) {
        this.inquiry = inquiry;
        this.shelves = shelves;
        this.only = only;
        this.trying = new Trying(inquiry, shelves, only);
        this.before = trying.before;
        this.pieces = new SeveralPieces(trying);
        this.hours = new OtherHours(trying);
        this.room = new OtherRoom(trying);
    }

    /** At most one of each kind, the most telling first. */
    List<Tried> find() {
        var found = new ArrayList<Tried>();
        price().ifPresent(found::add);
        more().ifPresent(found::add);
        fewer().ifPresent(found::add);
        withoutRule().ifPresent(found::add);
        if (trying.isExact()) {
            hours.cutoff().flatMap(trying::tried).ifPresent(found::add);
            hours.day().flatMap(trying::tried).ifPresent(found::add);
            room.find().flatMap(trying::tried).ifPresent(found::add);
        }
        return found;
    }

    /** What would have one location send something: a parcel that costs less, pieces more there, later hours, or room for a parcel. */
    List<Tried> at(LocationId location) {
        int site = inquiry.network().sites().index(location);
        var solution = before.solution();
        var found = new ArrayList<Tried>();
        if (site < 0 || !trying.isEligible(site) || trying.sends(site)) {
            return found;
        }
        if (inquiry.mayNow(site, before.dropped())) {
            if (solution != null && solution.exact()) {
                Optional.ofNullable(cheaper(solution, site))
                        .flatMap(trying::tried)
                        .ifPresent(found::add);
            }
            Optional.<Change>ofNullable(more(site, null))
                    .or(() -> Optional.ofNullable(pieces.at(site, MAX_PIECES)))
                    .flatMap(trying::tried)
                    .ifPresent(found::add);
        }
        if (trying.isExact()) {
            for (var other : List.of(hours.later(site), hours.open(site), room.more(site))) {
                other.flatMap(trying::tried).ifPresent(found::add);
            }
        }
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
                .filter(trying::changes)
                .min(Comparator.comparingLong(this::cost))
                .flatMap(trying::tried);
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
            if (!trying.sends(site)) {
                best = smaller(best, cheaper(solution, site));
            }
        }
        if (best == null) {
            for (int site : trying.chosen()) {
                best = smaller(best, dearer(solution, site));
            }
        }
        return Optional.ofNullable(best).flatMap(trying::tried);
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
            if (trying.changes(new Price(trying.id(site), -amount))) {
                return first(new Price(trying.id(site), -amount), new Price(trying.id(site), 1 - amount));
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
            var change = new Price(trying.id(site), amount);
            if (trying.changes(change)) {
                return trying.isSettled(change) ? first(change, new Price(trying.id(site), amount - 1)) : null;
            }
        }
        return null;
    }

    /** Where several shares cost the same, a unit less may choose another of them: then nothing can be said of this place. */
    private @Nullable Price first(Price price, Price unitLess) {
        return unitLess.more() != 0 && trying.changes(unitLess) ? null : price;
    }

    private Found with(int site, long more) {
        return trying.with(new Price(trying.id(site), more));
    }

    private Optional<Tried> more() {
        Pieces best = null;
        for (int site : sites()) {
            best = more(site, best);
        }
        return best != null ? trying.tried(best) : several();
    }

    /** Where no SKU alone helps: the fewest pieces of several at one site. */
    private Optional<Tried> several() {
        Several best = null;
        for (int site : sites()) {
            best = orElse(pieces.at(site, best == null ? MAX_PIECES : best.sum() - 1), best);
        }
        return Optional.ofNullable(best).flatMap(trying::tried);
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

    private static <T> @Nullable T orElse(@Nullable T one, @Nullable T other) {
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
        var id = trying.id(site);
        if (missing <= 0 || missing > MAX_PIECES || !trying.changes(new Pieces(id, sku, missing))) {
            return null;
        }
        for (int some = 1; some <= Math.min(missing, most); some++) {
            var change = new Pieces(id, sku, some);
            if (trying.changes(change)) {
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
            var id = trying.id(before.problem().name(gift.site()));
            int most = best == null ? there : Math.min(there, -best.more() - 1);
            for (int some = first(there, gift, most); some <= most; some++) {
                var change = new Pieces(id, inquiry.needs().sku(gift.need()), -some);
                if (trying.changes(change)) {
                    best = trying.isSettled(change) ? change : best;
                    break;
                }
            }
        }
        return Optional.ofNullable(best).flatMap(trying::tried);
    }

    /** Where a great many lie, only what cuts into what is needed is tried. */
    private static int first(int there, Gift gift, int most) {
        return most > MAX_PIECES ? Math.max(1, there - gift.pieces() + 1) : 1;
    }

    private int[] sites() {
        return Arrays.stream(trying.eligible())
                .filter(site -> inquiry.mayNow(site, before.dropped()))
                .boxed()
                .sorted(Comparator.comparingLong(inquiry::base).thenComparing(Comparator.naturalOrder()))
                .limit(MAX_SITES)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

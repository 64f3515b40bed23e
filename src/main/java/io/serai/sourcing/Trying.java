package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Inquiry.Found;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question with what was found, and what would be found with a change. */
final class Trying {
    /** A change, and who would then send something; nobody if the order would wait. */
    record Tried(Change change, List<LocationId> then) {}

    final Inquiry inquiry;
    final Shelves shelves;
    final int @Nullable [] only;
    final Found before;
    private final List<List<Object>> choice;
    /** What a solution with a location that was not looked at costs at least. */
    private final long others;

    Trying(Inquiry inquiry, Shelves shelves, int @Nullable [] only) {
        this.inquiry = inquiry;
        this.shelves = shelves;
        this.only = only;
        this.before = inquiry.find(shelves, only);
        this.choice = choice(before);
        this.others = only == null ? Long.MAX_VALUE : inquiry.others(only);
    }

    Found with(Change change) {
        return inquiry.with(change).find(shelves, only);
    }

    Optional<Tried> tried(Change change) {
        return Optional.of(new Tried(change, senders(with(change))));
    }

    /** Whether the choice is another with it. */
    boolean changes(Change change) {
        return !choice(with(change)).equals(choice);
    }

    /**
     * Whether what was found with a change that makes a chosen location worse would have been chosen: where a few were looked at only, one
     * that was not could have taken its place.
     */
    boolean isSettled(Change worse) {
        if (only == null) {
            return true;
        }
        var solution = with(worse).solution();
        return solution != null && solution.exact() && solution.score().cost() < others;
    }

    /** Whether with it the choice is another in which a location sends something, or, if not, in which it does not. */
    boolean changes(Change change, LocationId location, boolean sends) {
        var found = with(change);
        return !choice(found).equals(choice) && senders(found).contains(location) == sends;
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

    LocationId id(int site) {
        return inquiry.network().sites().get(site).id();
    }

    /** Whether what was found is the best there is, or that there is nothing. */
    boolean isExact() {
        var solution = before.solution();
        return solution == null || solution.exact();
    }

    /** The sites that were chosen. */
    int[] chosen() {
        var solution = before.solution();
        return solution == null
                ? new int[0]
                : solution.gifts().stream()
                        .mapToInt(gift -> before.problem().name(gift.site()))
                        .distinct()
                        .toArray();
    }

    boolean sends(int site) {
        return Arrays.stream(chosen()).anyMatch(each -> each == site);
    }

    /** Those that may send such an order by what does not change from one minute to the next; of those that were looked at. */
    int[] eligible() {
        return only == null ? inquiry.stage(before.dropped()).sites() : only;
    }

    boolean isEligible(int site) {
        return Arrays.stream(eligible()).anyMatch(each -> each == site);
    }

    /** So many of them that send nothing, those first from which a parcel costs least. */
    int[] others(int limit) {
        return Arrays.stream(eligible())
                .filter(site -> !sends(site))
                .boxed()
                .sorted(Comparator.comparingLong(inquiry::base).thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

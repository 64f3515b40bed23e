package io.serai.sourcing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Other hours that would have led to another choice: a cutoff that is later where nothing left any more that day, or a day on which a location is
 * closed; if none helps, a cutoff that is earlier, or a day less, of a location that was chosen.
 */
final class OtherHours {
    /** How far back it is looked for a day on which a location is closed. */
    private static final int MOST_DAYS = 7;

    private final Trying trying;
    private final Network network;
    private final Field field;
    private final Calendar calendar;

    OtherHours(Trying trying) {
        this.trying = trying;
        this.network = trying.inquiry.network();
        this.field = Objects.requireNonNull(trying.inquiry.field(), "nothing travels");
        this.calendar = network.calendar(trying.inquiry.ask().at());
    }

    Optional<Change> cutoff() {
        return Arrays.stream(trying.others(SmallestChanges.MAX_SITES))
                .mapToObj(this::later)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(OtherHours::minutes))
                .or(() -> Arrays.stream(trying.chosen())
                        .mapToObj(this::earlier)
                        .flatMap(Optional::stream)
                        .min(Comparator.comparingInt(OtherHours::minutes)));
    }

    private static int minutes(Change change) {
        return Math.abs(((Change.Cutoff) change).minutes());
    }

    Optional<Change> day() {
        return Arrays.stream(trying.others(SmallestChanges.MAX_SITES))
                .mapToObj(this::open)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Arrays.stream(trying.chosen())
                        .mapToObj(this::closed)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The least by which its cutoff would have to be later for it to send something. */
    Optional<Change> later(int site) {
        var now = now(site);
        var until = network.until[site];
        // A cutoff is a minute of the day, and it is over a minute after the last that is before it.
        if (calendar.shipsToday(site)
                || now.isBefore(until)
                || now.plusMinutes(1).equals(LocalTime.MIDNIGHT)) {
            return Optional.empty();
        }
        int minutes = Math.toIntExact(ChronoUnit.MINUTES.between(until, now)) + 1;
        return of(new Change.Cutoff(trying.id(site), minutes), site, true);
    }

    private Optional<Change> earlier(int site) {
        var until = network.until[site];
        if (!calendar.shipsToday(site) || until.equals(LocalTime.MAX)) {
            return Optional.empty();
        }
        int minutes = Math.toIntExact(ChronoUnit.MINUTES.between(now(site), until));
        return of(new Change.Cutoff(trying.id(site), -minutes), site, false).filter(trying::isSettled);
    }

    /** The last day before it sends on which it is closed and could have sent something. */
    Optional<Change> open(int site) {
        var sends = LocalDate.ofEpochDay(field.dispatch(site));
        var first = now(site).isBefore(network.until[site])
                ? today(site)
                : today(site).plusDays(1);
        return IntStream.rangeClosed(1, MOST_DAYS)
                .mapToObj(sends::minusDays)
                .takeWhile(day -> !day.isBefore(first))
                .map(day -> of(new Change.Open(trying.id(site), day), site, true))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Change> closed(int site) {
        return of(new Change.Closed(trying.id(site), LocalDate.ofEpochDay(field.dispatch(site))), site, false)
                .filter(trying::isSettled);
    }

    private Optional<Change> of(Change change, int site, boolean sends) {
        return Optional.of(change).filter(each -> trying.changes(each, trying.id(site), sends));
    }

    private LocalTime now(int site) {
        return calendar.there(network.sites().get(site)).toLocalTime();
    }

    private LocalDate today(int site) {
        return calendar.there(network.sites().get(site)).toLocalDate();
    }
}

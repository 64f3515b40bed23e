package io.serai.sourcing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** On which day each location sends what it is given in one minute: today if it is open and before its cutoff, by its own clock. */
final class Calendar {
    /** Who is closed on every day of so many is taken to send on the last. */
    private static final int MOST_DAYS = 400;

    private final Instant minute;
    private final int[] dispatch;
    private final boolean[] today;

    private Calendar(Instant minute, int[] dispatch, boolean[] today) {
        this.minute = minute;
        this.dispatch = dispatch;
        this.today = today;
    }

    static Calendar at(Instant now, Network network) {
        var sites = network.sites();
        var calendar =
                new Calendar(now.truncatedTo(ChronoUnit.MINUTES), new int[sites.size()], new boolean[sites.size()]);
        for (int site = 0; site < sites.size(); site++) {
            calendar.set(site, calendar.minute.atZone(sites.get(site).zone()), network, network.until[site], null);
        }
        return calendar;
    }

    /** The same if one site worked at other hours. */
    Calendar with(Change change, int site, Network network) {
        var other = new Calendar(minute, dispatch.clone(), today.clone());
        var until = change instanceof Change.Cutoff cutoff
                ? network.until[site].plusMinutes(cutoff.minutes())
                : network.until[site];
        other.set(site, minute.atZone(network.sites().get(site).zone()), network, until, change);
        return other;
    }

    private void set(int site, ZonedDateTime there, Network network, LocalTime until, @Nullable Change change) {
        var day = there.toLocalDate();
        today[site] = isOpen(day, network, site, change) && there.toLocalTime().isBefore(until);
        var next = today[site] ? day : day.plusDays(1);
        for (int i = 0; i < MOST_DAYS && !isOpen(next, network, site, change); i++) {
            next = next.plusDays(1);
        }
        dispatch[site] = Math.toIntExact(next.toEpochDay());
    }

    private static boolean isOpen(LocalDate day, Network network, int site, @Nullable Change change) {
        if (change instanceof Change.Open open && open.day().equals(day)) {
            return true;
        }
        if (change instanceof Change.Closed closed && closed.day().equals(day)) {
            return false;
        }
        boolean weekday = (network.days[site] & 1 << (day.getDayOfWeek().getValue() - 1)) != 0;
        return weekday && !network.holidays.get(site).contains(day.toEpochDay());
    }

    /** The clock of a site. */
    ZonedDateTime there(Site at) {
        return minute.atZone(at.zone());
    }

    boolean isOf(Instant now) {
        return minute.equals(now.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Days since 1970-01-01. */
    int dispatch(int site) {
        return dispatch[site];
    }

    Slot slot(Site at, int site) {
        int hour = today[site] ? minute.atZone(at.zone()).getHour() : Slot.LATER;
        return new Slot(at.id(), LocalDate.ofEpochDay(dispatch[site]), hour);
    }

    boolean shipsToday(int site) {
        return today[site];
    }
}

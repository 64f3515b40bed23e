package io.serai.sourcing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** On which day each location sends what it is given in one minute: today if it is open and before its cutoff, by its own clock. */
final class Calendar {
    /** Who is closed on every day of so many is taken to send on the last. */
    private static final int MOST_DAYS = 400;

    private final Instant minute;
    private final int[] dispatch;
    private final boolean[] today;

    private Calendar(Instant minute, int sites) {
        this.minute = minute;
        this.dispatch = new int[sites];
        this.today = new boolean[sites];
    }

    static Calendar at(Instant now, Network network) {
        var sites = network.sites();
        var calendar = new Calendar(now.truncatedTo(ChronoUnit.MINUTES), sites.size());
        for (int site = 0; site < sites.size(); site++) {
            calendar.set(site, calendar.minute.atZone(sites.get(site).zone()), network);
        }
        return calendar;
    }

    private void set(int site, ZonedDateTime there, Network network) {
        var day = there.toLocalDate();
        today[site] = isOpen(day, network, site) && there.toLocalTime().isBefore(network.until[site]);
        var next = today[site] ? day : day.plusDays(1);
        for (int i = 0; i < MOST_DAYS && !isOpen(next, network, site); i++) {
            next = next.plusDays(1);
        }
        dispatch[site] = Math.toIntExact(next.toEpochDay());
    }

    private static boolean isOpen(LocalDate day, Network network, int site) {
        boolean weekday = (network.days[site] & 1 << (day.getDayOfWeek().getValue() - 1)) != 0;
        return weekday && !network.holidays.get(site).contains(day.toEpochDay());
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

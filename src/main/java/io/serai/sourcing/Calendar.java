package io.serai.sourcing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** On which day each location sends what it is given in one minute: today if it is open and before its cutoff, by its own clock. */
final class Calendar {
    private static final int WEEK = 7;

    private final Instant minute;
    private final int[] dispatch;
    private final boolean[] today;

    private Calendar(Instant minute, int sites) {
        this.minute = minute;
        this.dispatch = new int[sites];
        this.today = new boolean[sites];
    }

    static Calendar at(Instant now, Sites sites, int[] days, LocalTime[] until) {
        var calendar = new Calendar(now.truncatedTo(ChronoUnit.MINUTES), sites.size());
        for (int site = 0; site < sites.size(); site++) {
            calendar.set(site, calendar.minute.atZone(sites.get(site).zone()), days[site], until[site]);
        }
        return calendar;
    }

    private void set(int site, ZonedDateTime there, int days, LocalTime until) {
        var day = there.toLocalDate();
        today[site] = isOpen(day, days) && there.toLocalTime().isBefore(until);
        var next = today[site] ? day : day.plusDays(1);
        for (int i = 0; i < WEEK && !isOpen(next, days); i++) {
            next = next.plusDays(1);
        }
        dispatch[site] = Math.toIntExact(next.toEpochDay());
    }

    private static boolean isOpen(LocalDate day, int days) {
        return (days & 1 << (day.getDayOfWeek().getValue() - 1)) != 0;
    }

    boolean isOf(Instant now) {
        return minute.equals(now.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Days since 1970-01-01. */
    int dispatch(int site) {
        return dispatch[site];
    }

    boolean shipsToday(int site) {
        return today[site];
    }
}

package io.serai.sourcing;

import java.util.Arrays;
import java.util.Objects;

/**
 * The first day by which everything could arrive: of each need as much must lie where it comes from by then, under the rules that the
 * order is decided by anyway.
 */
final class Earliest {
    private final Inquiry inquiry;
    private final Field field;
    /** Those that may send, and on which day it arrives from each. */
    private final int[] sites;

    private final int[] days;

    /** @param dropped how many rules have to be dropped for it to be had at all */
    Earliest(Inquiry inquiry, int dropped) {
        this.inquiry = inquiry;
        this.field = Objects.requireNonNull(inquiry.field(), "nothing travels");
        var stage = field.stage(dropped);
        this.sites = Arrays.stream(stage.sites())
                .filter(site -> field.mayNow(site, stage))
                .toArray();
        this.days = Arrays.stream(sites).map(field::arrival).toArray();
    }

    /** What of these shelves arrives by that day. To be asked where everything can be had. */
    Shelves among(Shelves shelves) {
        int by = day(inquiry.supply().rows(shelves));
        var inTime = new boolean[field.network.sites().size()];
        for (int i = 0; i < sites.length; i++) {
            inTime[sites[i]] = days[i] <= by;
        }
        return shelves.only(inquiry.skus(), site -> inTime[site]);
    }

    private int day(int[][] rows) {
        var possible = Arrays.stream(days).sorted().distinct().toArray();
        int at = 0;
        for (int need = 0; need < rows.length; need++) {
            while (at < possible.length - 1 && !isThere(need, rows[need], possible[at])) {
                at++;
            }
        }
        return possible.length == 0 ? 0 : possible[at];
    }

    private boolean isThere(int need, int[] row, int day) {
        long there = 0;
        for (int i = 0; i < sites.length; i++) {
            if (days[i] <= day && inquiry.supply().may(need, sites[i])) {
                there += Math.max(0, row[sites[i]]);
            }
        }
        return there >= inquiry.needs().quantity(need);
    }
}

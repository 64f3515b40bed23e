package io.serai.inventory;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What can be promised of pieces that are still to come. Those who wait already get what comes first; a channel promises no more than
 * its cap, of which its own waiting orders have used up some.
 *
 * @param expected pieces by the day they are due
 * @param waiting pieces that orders wait for, of all channels
 * @param cap how many the channel may promise ahead in all
 * @param used how many of these its own orders wait for
 */
public record Ahead(NavigableMap<LocalDate, Integer> expected, int waiting, int cap, int used) {
    public static final Ahead NOTHING = new Ahead(new TreeMap<>(), 0, 0, 0);

    public Ahead {
        expected = new TreeMap<>(expected);
        if (waiting < 0 || cap < 0 || used < 0 || expected.values().stream().anyMatch(pieces -> pieces < 0)) {
            throw new IllegalArgumentException("pieces below 0");
        }
    }

    /** Pieces that can be promised of what is due by the end of a day. */
    public int by(LocalDate day) {
        long due = expected.headMap(day, true).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        return (int) Math.min(Math.max(0, due - waiting), Math.max(0, cap - used));
    }

    /** Of all that is expected. */
    public int inAll() {
        return expected.isEmpty() ? 0 : by(expected.lastKey());
    }

    /** The days on which more can be promised than before, and how much then: on top of {@code now}. */
    public NavigableMap<LocalDate, Integer> promisable(int now) {
        var steps = new TreeMap<LocalDate, Integer>();
        int last = 0;
        for (Map.Entry<LocalDate, Integer> each : expected.entrySet()) {
            int then = by(each.getKey());
            if (then > last) {
                steps.put(each.getKey(), Math.addExact(now, then));
                last = then;
            }
        }
        return steps;
    }
}

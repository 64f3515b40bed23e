package io.serai.sourcing;

import io.serai.sourcing.rules.RuleSet;
import java.util.List;
import java.util.stream.IntStream;

/** The carrier's zones for destinations in a country: how far each reaches, as the square of a chord, and its number. */
record Zones(double[] reach, int[] numbers) {

    /** Of all zones those that are for the country; if there is none, the first, wherever it is. */
    static Zones of(List<RuleSet.Carrier> all, String country) {
        var some = IntStream.range(0, all.size())
                .filter(zone -> RuleSet.isFor(all.get(zone).countries(), country))
                .toArray();
        return some.length == 0
                ? new Zones(new double[] {Double.MAX_VALUE}, new int[1])
                : new Zones(
                        IntStream.of(some)
                                .mapToDouble(zone -> reach(all.get(zone)))
                                .toArray(),
                        some);
    }

    private static double reach(RuleSet.Carrier zone) {
        var km = zone.upToKm();
        return km == null ? Double.MAX_VALUE : Arc.chord(km * 1000.0);
    }

    /** The zone at a distance, as the square of a chord. */
    int of(double chord) {
        int at = 0;
        while (at < reach.length - 1 && chord > reach[at]) {
            at++;
        }
        return numbers[at];
    }
}

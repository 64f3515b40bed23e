package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import org.jspecify.annotations.Nullable;

/**
 * Hours and capacities if something of them had been otherwise. What a location was given for a day that it did not work on is not known: who
 * would have worked earlier is taken to have room for one parcel more, which costs the most, and who would have worked later to have been
 * given nothing, so that a choice that is another is so whatever it was given.
 */
final class Hours {
    private static final Load NOTHING = new Load(0, 0);

    private Hours() {}

    static Calendar other(Calendar usual, Network network, @Nullable Change change) {
        int site = site(network, change);
        return site < 0 || change == null ? usual : usual.with(change, site, network);
    }

    /** The site that sends on another day with it; -1 if there is none. */
    static int unknown(Calendar usual, Calendar other, Network network, @Nullable Change change) {
        int site = site(network, change);
        return site < 0 || usual.dispatch(site) == other.dispatch(site) ? -1 : site;
    }

    private static int site(Network network, @Nullable Change change) {
        var location = location(change);
        return location == null ? -1 : network.sites().index(location);
    }

    private static @Nullable LocationId location(@Nullable Change change) {
        if (change instanceof Change.Cutoff cutoff) {
            return cutoff.location();
        }
        if (change instanceof Change.Open open) {
            return open.location();
        }
        return change instanceof Change.Closed closed ? closed.location() : null;
    }

    /** What it is taken to have been given. */
    static Load load(Network network, int site, @Nullable Change change) {
        boolean earlier =
                change instanceof Change.Open || (change instanceof Change.Cutoff cutoff && cutoff.minutes() > 0);
        return earlier ? new Load(network.perDay[site] - 1, network.perHour[site] - 1) : NOTHING;
    }

    static int[] perDay(Network network, @Nullable Change change) {
        return change instanceof Change.Capacity more && !more.inHour()
                ? with(network, network.perDay, more)
                : network.perDay;
    }

    static int[] perHour(Network network, @Nullable Change change) {
        return change instanceof Change.Capacity more && more.inHour()
                ? with(network, network.perHour, more)
                : network.perHour;
    }

    private static int[] with(Network network, int[] most, Change.Capacity more) {
        var other = most.clone();
        int site = network.sites().index(more.location());
        if (site >= 0 && other[site] < Integer.MAX_VALUE) {
            other[site] += more.parcels();
        }
        return other;
    }
}

package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.sourcing.Ask.Load;
import java.util.HashMap;
import java.util.Map;

/** What locations have been given, with what orders that are decided together are about to give them. */
public final class Tally {
    private final Map<LocationId, Load> loads;
    private final boolean counts;
    private Map<LocationId, Load> seen;

    private Tally(Map<LocationId, Load> loads, boolean counts) {
        this.loads = new HashMap<>(loads);
        this.seen = Map.copyOf(loads);
        this.counts = counts;
    }

    /** For rule sets that count no parcels. */
    public static Tally none() {
        return new Tally(Map.of(), false);
    }

    public static Tally of(Map<LocationId, Load> given) {
        return new Tally(given, true);
    }

    /** As it is now; what is counted later does not show in it. */
    public Map<LocationId, Load> loads() {
        return seen;
    }

    /** The same question, by what has been given by now. */
    public Inquiry ask(Inquiry inquiry) {
        return counts ? inquiry.given(seen) : inquiry;
    }

    /** A parcel from each location that was chosen, unless one of the order is sent from there anyhow. */
    public void add(Inquiry inquiry, Decided decided) {
        count(inquiry, decided, 1);
    }

    /** As if it had not been chosen. */
    void remove(Inquiry inquiry, Decided decided) {
        count(inquiry, decided, -1);
    }

    private void count(Inquiry inquiry, Decided decided, int parcels) {
        var field = inquiry.field();
        if (!counts || field == null || decided.decision().chosen().isEmpty()) {
            return;
        }
        var sites = inquiry.network().sites();
        for (var part : decided.decision().chosen()) {
            if (!inquiry.ask().isParcelMore(part.location())) {
                continue;
            }
            boolean now = field.shipsToday(sites.index(part.location()));
            loads.merge(part.location(), new Load(parcels, now ? parcels : 0), Tally::sum);
        }
        seen = Map.copyOf(loads);
    }

    private static Load sum(Load one, Load other) {
        return new Load(one.today() + other.today(), one.thisHour() + other.thisHour());
    }
}

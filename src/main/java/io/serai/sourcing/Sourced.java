package io.serai.sourcing;

import java.util.List;

/** Where an order is sent from, or why it waits. */
public sealed interface Sourced {

    /** False if only some locations were looked at and another could give a better answer: ask again with all. */
    boolean settled();

    /**
     * The chosen split, and the nearest that come to mind instead, those that may not send among them. {@code exact} is false if there were too many combinations
     * to try: then the split is a good one, not surely the best.
     */
    record From(Split chosen, List<NotChosen> runnersUp, boolean exact, boolean settled) implements Sourced {
        public From {
            runnersUp = List.copyOf(runnersUp);
        }
    }

    /**
     * Nothing is reserved now: these lines cannot be had, and why not from each location, the nearest first. An order waits as a
     * whole, also for one line.
     */
    record Backorder(List<Integer> lines, List<NotChosen> reasons, boolean settled) implements Sourced {
        public Backorder {
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
        }
    }
}

package io.serai.sourcing;

/** Where an order is fulfilled from. Pure: the same question, in whatever order its parts come, has the same answer. */
public interface Sourcing {

    Sourced source(Demand demand, Availability availability);

    /** The rule "nearest"; see {@link NearestSourcing}. */
    static Sourcing nearest() {
        return new NearestSourcing();
    }
}

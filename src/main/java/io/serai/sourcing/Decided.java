package io.serai.sourcing;

/**
 * An answer, the decision that is told of it, and all that it was decided on. {@code value} is what the strategy keeps least: in minor
 * units, or in metres for nearest, where each parcel beyond the first counts more than any amount if the fewest are wanted.
 */
public record Decided(Sourced answer, Decision decision, Kept kept, long value) {

    public boolean settled() {
        return answer.settled();
    }

    /** Whether everything can be had. */
    public boolean isFilled() {
        return answer instanceof Sourced.From;
    }
}

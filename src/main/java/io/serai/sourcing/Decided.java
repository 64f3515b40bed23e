package io.serai.sourcing;

/** An answer, the decision that is told of it, and all that it was decided on. */
public record Decided(Sourced answer, Decision decision, Kept kept) {

    public boolean settled() {
        return answer.settled();
    }
}

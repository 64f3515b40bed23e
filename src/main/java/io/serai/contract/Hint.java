package io.serai.contract;

/** The channel says that something is new with its order {@code reference}, and not what: the order is fetched from it. */
public record Hint(String reference) implements Contract {}

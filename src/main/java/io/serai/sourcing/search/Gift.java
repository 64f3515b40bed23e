package io.serai.sourcing.search;

/** So many pieces of a need from a site; both are indexes of the {@link Problem}. */
public record Gift(int need, int site, int pieces) {}

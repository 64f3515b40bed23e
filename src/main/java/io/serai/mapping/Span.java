package io.serai.mapping;

/** A part of a text: the characters from {@code from} up to {@code to}. */
record Span(int from, int to) {}

package io.serai.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One item of a message and what became of it.
 *
 * @param no its number in the message, from 1
 * @param part which contract of its element it is, from 1: a mapping may make several of one element
 * @param document the element as a person may correct it and {@link Normaliser#retry} takes it, only of a refused item; null: the
 *     whole message
 * @param result what became of it
 */
public record Item(int no, int part, @Nullable String document, Result result) {}

package io.serai.mapping;

import java.io.IOException;
import java.util.Set;

/**
 * A part of a long file that can be read alone, as a message of its own.
 *
 * @param no from 1
 * @param linesBefore by how much the lines of the file are more than those of the piece, which repeats what stands above all items
 * @param bytes a file as the partner would send it if it were short
 * @param keys where several rows are one order: what the orders of this piece are called
 */
public record Piece(int no, long linesBefore, byte[] bytes, Set<String> keys) {
    public Piece {
        keys = Set.copyOf(keys);
    }

    /** Takes the pieces of a file, in their order. */
    @FunctionalInterface
    public interface Taker {
        void take(Piece piece) throws IOException;
    }

    /**
     * How long pieces are.
     *
     * @param items a piece with so many ends where that is possible
     * @param bytes a piece that is as long ends with its item
     * @param longest what is longer is handed on as it is, in the middle of an item: a quote or an element that is never closed does not
     *     fill the memory
     */
    public record Limits(int items, int bytes, int longest) {}
}

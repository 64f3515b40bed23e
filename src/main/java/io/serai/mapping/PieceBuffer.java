package io.serai.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/** The piece of a long file that is being filled; where one ends the next begins with the following byte, and nothing is repeated. */
final class PieceBuffer {
    private final Piece.Limits limits;
    private final Piece.Taker taker;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long lines;
    private int items;
    private int pieces;

    PieceBuffer(Piece.Limits limits, Piece.Taker taker) {
        this.limits = limits;
        this.taker = taker;
    }

    void write(int next) {
        bytes.write(next);
    }

    void write(byte[] next) {
        bytes.writeBytes(next);
    }

    /**
     * An item has begun: where there is no room for it the piece ends before it.
     *
     * @param length how many of the last bytes are its own
     */
    void itemBegan(int length) throws IOException {
        if (items > 0 && (items >= limits.items() || bytes.size() > limits.bytes())) {
            hand(length);
        }
        items++;
    }

    /** Hands on what is so long that it would fill the memory, in the middle of an item. */
    void handIfTooLong() throws IOException {
        if (bytes.size() > limits.longest()) {
            hand(0);
        }
    }

    void end() throws IOException {
        if (bytes.size() > 0) {
            hand(0);
        }
    }

    /** @param kept how many of the last bytes are of the next piece */
    private void hand(int kept) throws IOException {
        var all = bytes.toByteArray();
        var whole = kept == 0 ? all : Arrays.copyOf(all, all.length - kept);
        bytes.reset();
        bytes.write(all, whole.length, kept);
        taker.take(new Piece(++pieces, lines, whole, Set.of()));
        for (byte each : whole) {
            lines += each == '\n' ? 1 : 0;
        }
        items = 0;
    }
}

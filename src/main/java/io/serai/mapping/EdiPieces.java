package io.serai.mapping;

import io.serai.edi.InterchangeStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Cuts a long file of X12 or EDIFACT between its interchanges, and never within one: an interchange is answered as a whole, and its counts
 * and numbers hold for all of it.
 */
final class EdiPieces {
    private final Piece.Limits limits;
    private final Piece.Taker taker;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private long lines;
    private int interchanges;
    private int pieces;

    private EdiPieces(Piece.Limits limits, Piece.Taker taker) {
        this.limits = limits;
        this.taker = taker;
    }

    /** @return where the file does not agree with what it says of itself: it says nothing that an interchange does not say */
    static List<Problem> cut(InterchangeStream stream, Piece.Limits limits, Piece.Taker taker) throws IOException {
        new EdiPieces(limits, taker).cut(stream);
        return List.of();
    }

    private void cut(InterchangeStream stream) throws IOException {
        for (var next = stream.next(); next != null; next = stream.next()) {
            boolean isFull = interchanges >= limits.items() || piece.size() + next.length > limits.bytes();
            if (isFull && interchanges > 0) {
                hand();
            }
            piece.writeBytes(next);
            interchanges++;
        }
        if (piece.size() > 0) {
            hand();
        }
    }

    private void hand() throws IOException {
        var bytes = piece.toByteArray();
        taker.take(new Piece(++pieces, lines, bytes, Set.of()));
        for (byte each : bytes) {
            lines += each == '\n' ? 1 : 0;
        }
        piece.reset();
        interchanges = 0;
    }
}

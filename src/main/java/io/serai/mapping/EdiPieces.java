package io.serai.mapping;

import io.serai.edi.InterchangeStream;
import java.io.IOException;
import java.util.List;

/**
 * Cuts a long file of X12 or EDIFACT between its interchanges, and never within one: an interchange is answered as a whole, and its counts
 * and numbers hold for all of it.
 */
final class EdiPieces {
    private EdiPieces() {}

    /** @return where the file does not agree with what it says of itself: it says nothing that an interchange does not say */
    static List<Problem> cut(InterchangeStream stream, Piece.Limits limits, Piece.Taker taker) throws IOException {
        var piece = new PieceBuffer(limits, taker);
        for (var next = stream.next(); next != null; next = stream.next()) {
            piece.write(next);
            piece.itemBegan(next.length);
        }
        piece.end();
        return List.of();
    }
}

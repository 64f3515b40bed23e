package io.serai.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts a long flat file of SAP's between its IDocs: before a line that is a control record. */
final class IdocPieces {
    private static final byte[] CONTROL = IdocLayouts.CONTROL.getBytes(StandardCharsets.US_ASCII);
    private static final int NONE = -1;

    private IdocPieces() {}

    /** @return where the file does not agree with what it says of itself: it says nothing */
    static List<Problem> cut(InputStream stream, Piece.Limits limits, Piece.Taker taker) throws IOException {
        var piece = new PieceBuffer(limits, taker);
        // How many bytes of the name of a control record the line begins with.
        int matched = 0;
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            piece.write(next);
            if (next == '\n' || next == '\r') {
                matched = 0;
            } else if (matched != NONE) {
                matched = next == CONTROL[matched] ? matched + 1 : NONE;
            }
            if (matched == CONTROL.length) {
                matched = NONE;
                piece.itemBegan(CONTROL.length);
            }
            piece.handIfTooLong();
        }
        piece.end();
        return List.of();
    }
}

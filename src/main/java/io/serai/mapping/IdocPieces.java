package io.serai.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Cuts a long flat file of SAP's between its IDocs: before a line that is a control record. */
final class IdocPieces {
    private static final byte[] CONTROL = IdocLayouts.CONTROL.getBytes(StandardCharsets.US_ASCII);

    private final Piece.Limits limits;
    private final Piece.Taker taker;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private long lines;
    private long linesBefore;
    /** How many bytes of the name of a control record the line begins with; below 0: it is none. */
    private int matched;

    private int idocs;
    private int pieces;

    private IdocPieces(Piece.Limits limits, Piece.Taker taker) {
        this.limits = limits;
        this.taker = taker;
    }

    /** @return where the file does not agree with what it says of itself: it says nothing */
    static List<Problem> cut(InputStream stream, Piece.Limits limits, Piece.Taker taker) throws IOException {
        new IdocPieces(limits, taker).cut(stream);
        return List.of();
    }

    private void cut(InputStream stream) throws IOException {
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            if (next == '\n' || next == '\r') {
                lines += next == '\n' ? 1 : 0;
                matched = 0;
            } else if (matched >= 0) {
                match(next);
            }
            piece.write(next);
            if (matched == CONTROL.length) {
                matched = -1;
                controlBegins();
            }
            if (piece.size() > limits.longest()) {
                hand(piece.size());
            }
        }
        if (piece.size() > 0) {
            hand(piece.size());
        }
    }

    private void match(int next) {
        matched = next == CONTROL[matched] ? matched + 1 : -1;
    }

    /** Its name is the last that the piece has. */
    private void controlBegins() throws IOException {
        if (idocs >= limits.items() || (idocs > 0 && piece.size() >= limits.bytes())) {
            hand(piece.size() - CONTROL.length);
            linesBefore = lines;
        }
        idocs++;
    }

    private void hand(int length) throws IOException {
        var bytes = piece.toByteArray();
        piece.reset();
        piece.write(bytes, length, bytes.length - length);
        var whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        taker.take(new Piece(++pieces, linesBefore, whole, Set.of()));
        idocs = 0;
    }
}

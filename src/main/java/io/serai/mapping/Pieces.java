package io.serai.mapping;

import io.serai.edi.InterchangeStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts long files between their items, without ever having more than one piece in memory: CSV between rows, or between orders where
 * several rows are one ({@link CsvPieces}), XML and JSON between the elements at {@code items}
 * ({@link XmlPieces}, {@link JsonPieces}), SAP's flat files between IDocs ({@link IdocPieces}), X12 and EDIFACT between interchanges
 * ({@link EdiPieces}).
 */
public final class Pieces {
    /** So much of a file is looked at to find out how it is written. */
    private static final int HEAD = 1 << 16;

    /** A way to cut a file. */
    @FunctionalInterface
    public interface Cutter {
        /** @return where the file does not agree with what it says of itself; none: it does, or says nothing */
        List<Problem> cut(InputStream stream, Piece.Limits limits, Piece.Taker taker) throws IOException;
    }

    private Pieces() {}

    /**
     * How a file of a partner is cut; empty if it is kept as a whole: it is of another format, or in a character set in which the marks
     * between items are not single bytes. Nothing is read off the stream.
     */
    public static Optional<Cutter> of(Partner partner, BufferedInputStream stream) throws IOException {
        if (!mayCut(partner)) {
            return Optional.empty();
        }
        stream.mark(HEAD);
        var head = stream.readNBytes(HEAD);
        stream.reset();
        if (Characters.isUtf16(head)) {
            return Optional.empty();
        }
        return switch (partner.format()) {
            case CSV -> csv(partner, head);
            case XML -> xml(partner, head);
            case JSON -> JsonPieces.path(String.valueOf(partner.items())).map(Pieces::json);
            case IDOC -> Optional.of(IdocPieces::cut);
            case X12 -> Optional.<Cutter>of(Pieces::x12).filter(cutter -> InterchangeStream.isX12(head));
            case EDIFACT -> Optional.<Cutter>of(Pieces::edifact).filter(cutter -> InterchangeStream.isEdifact(head));
        };
    }

    private static Cutter json(List<String> path) {
        return (stream, limits, taker) -> JsonPieces.cut(stream, path, limits, taker);
    }

    private static List<Problem> x12(InputStream stream, Piece.Limits limits, Piece.Taker taker) throws IOException {
        return EdiPieces.cut(InterchangeStream.x12(stream, limits.longest()), limits, taker);
    }

    private static List<Problem> edifact(InputStream stream, Piece.Limits limits, Piece.Taker taker)
            throws IOException {
        return EdiPieces.cut(InterchangeStream.edifact(stream, limits.longest()), limits, taker);
    }

    private static boolean mayCut(Partner partner) {
        return switch (partner.format()) {
            // What the first line says of the whole file the first line of a piece does not.
            case CSV -> partner.csv().header() || partner.csv().separator() != null;
            case XML, JSON -> partner.items() != null;
            case IDOC, X12, EDIFACT -> true;
        };
    }

    private static Optional<Cutter> csv(Partner partner, byte[] head) {
        var set = partner.csv().separator();
        char separator = set == null ? CsvShape.separator(new String(head, StandardCharsets.ISO_8859_1)) : set;
        var charset = partner.csv().charset();
        if (charset != null && !isPlain(charset, "\"\n\r" + separator)) {
            return Optional.empty();
        }
        return Optional.of((stream, limits, taker) -> new CsvPieces(partner, separator, limits, taker).cut(stream));
    }

    private static Optional<Cutter> xml(Partner partner, byte[] head) {
        try {
            if (!isPlain(XmlDecoder.declared(head), "<>/!?-[]\"'=\n ")) {
                return Optional.empty();
            }
        } catch (Unreadable e) {
            // The decoder tells.
            return Optional.empty();
        }
        var path = String.valueOf(partner.items());
        var totals = partner.totals();
        return Optional.of((stream, limits, taker) ->
                new XmlPieces(path, totals == null ? null : new XmlTotals(totals, path), limits, taker).cut(stream));
    }

    /** Whether each of these marks is one byte, and no part of another character looks like it, as in UTF-8, ISO 8859 and Windows pages. */
    private static boolean isPlain(Charset charset, String marks) {
        return charset.canEncode() && Arrays.equals(marks.getBytes(charset), marks.getBytes(StandardCharsets.US_ASCII));
    }
}

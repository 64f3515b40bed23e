package io.serai.mapping;

import io.serai.mapping.Partner.Csv;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Cuts a long CSV into pieces of whole rows, each with the header, without ever having more than one piece in memory. A row ends at a
 * line break outside quotes; a cell is quoted if it begins with a quote (RFC 4180).
 *
 * <p>Only for character sets in which line breaks, quotes and the separator are single bytes, as they are in UTF-8, ISO 8859 and
 * Windows code pages.
 */
public final class CsvPieces {
    /** Takes the pieces, in their order. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param no from 1
         * @param linesBefore how many lines of the file come before the piece's own first row, less those of the header that it repeats
         */
        void take(int no, long linesBefore, byte[] piece) throws IOException;
    }

    private final Csv csv;
    private final char separator;
    private final int rowsPerPiece;
    private final int maxBytes;
    private final int longestPiece;
    private final Taker taker;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private byte[] header = new byte[0];
    private long lines;
    private long headerLines;
    private long linesBefore;
    private int rows;
    private int pieces;

    private CsvPieces(Csv csv, int rowsPerPiece, int maxBytes, int longestPiece, Taker taker) {
        this.csv = csv;
        this.separator = Objects.requireNonNull(csv.separator());
        this.rowsPerPiece = rowsPerPiece;
        this.maxBytes = maxBytes;
        this.longestPiece = longestPiece;
        this.taker = taker;
    }

    /**
     * Whether a partner's CSV can be cut: by a separator and in a character set that are known before it is read, and between any two
     * rows.
     */
    public static boolean canCut(Partner partner) {
        return partner.format() == Partner.Format.CSV && partner.columns().isEmpty() && canCut(partner.csv());
    }

    private static boolean canCut(Csv csv) {
        var charset = csv.charset();
        if (csv.separator() == null || charset == null) {
            return false;
        }
        var quote = "\"\n\r" + csv.separator();
        return quote.getBytes(charset).length == quote.length();
    }

    /**
     * @param maxBytes a piece that is as long ends with its row
     * @param longestPiece what is longer is handed on as it is, in the middle of a row: a quote that is never closed, or a file without
     *     line breaks, does not fill the memory
     * @return how many pieces it were
     */
    public static int cut(InputStream stream, Csv csv, int rowsPerPiece, int maxBytes, int longestPiece, Taker taker)
            throws IOException {
        var pieces = new CsvPieces(csv, rowsPerPiece, maxBytes, longestPiece, taker);
        pieces.read(new BufferedInputStream(stream, 1 << 16));
        return pieces.pieces;
    }

    private void read(InputStream stream) throws IOException {
        boolean cellBegins = true;
        boolean quotedCell = false;
        boolean quoted = false;
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            piece.write(next);
            if (next == '\n') {
                lines++;
            }
            if (quoted) {
                quoted = next != '"';
            } else if (next == '"' && (cellBegins || quotedCell)) {
                // It begins the cell, or is the second of two that stand for one.
                quotedCell = true;
                quoted = true;
            } else if (next == '\n') {
                rowEnds();
            }
            if (piece.size() > longestPiece) {
                hand();
            }
            cellBegins = !quoted && (next == '\n' || next == separator);
            quotedCell &= !cellBegins;
        }
        if (piece.size() > header.length) {
            hand();
        }
    }

    private void rowEnds() throws IOException {
        if (csv.header() && header.length == 0) {
            header = piece.toByteArray();
            headerLines = lines;
            return;
        }
        rows++;
        if (rows == rowsPerPiece || piece.size() >= maxBytes) {
            hand();
            piece.write(header);
            linesBefore = lines - headerLines;
        }
    }

    private void hand() throws IOException {
        taker.take(++pieces, linesBefore, piece.toByteArray());
        piece.reset();
        rows = 0;
    }
}

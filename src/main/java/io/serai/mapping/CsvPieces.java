package io.serai.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a long CSV into pieces of whole rows, each with the header. A row ends at a line break outside quotes; a cell is quoted if it
 * begins with a quote (RFC 4180). Where columns say which rows are one order a piece ends only where the next row is of another: rows of
 * an order that lie together stay together.
 */
final class CsvPieces {
    private final CsvDialect csv;
    private final char separator;
    private final @Nullable Column key;
    private final Piece.Limits limits;
    private final Piece.Taker taker;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private final Set<String> keys = new HashSet<>();
    private final @Nullable CsvTotals totals;
    private byte[] header = new byte[0];
    private List<String> names = List.of();
    private @Nullable String lastKey;
    private long lines;
    private long headerLines;
    private long linesAtRow;
    private long linesBefore;
    private int rows;
    private int pieces;

    CsvPieces(Partner partner, char separator, Piece.Limits limits, Piece.Taker taker) {
        this.csv = partner.csv();
        this.separator = separator;
        this.key = partner.columns().get(Columns.KEY);
        this.limits = limits;
        this.taker = taker;
        this.totals = CsvTotals.of(csv).orElse(null);
    }

    /** @return where the file does not agree with what it says of itself */
    List<Problem> cut(InputStream stream) throws IOException {
        boolean cellBegins = true;
        boolean quotedCell = false;
        boolean quoted = false;
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            row.write(next);
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
            if (piece.size() + row.size() > limits.longest()) {
                row.writeTo(piece);
                row.reset();
                hand();
            }
            cellBegins = !quoted && (next == '\n' || next == separator);
            quotedCell &= !cellBegins;
        }
        end();
        return totals == null ? List.of() : totals.problems();
    }

    private void end() throws IOException {
        if (row.size() > 0) {
            rowEnds();
        }
        if (rows > 0 || (pieces == 0 && lines == 0 && piece.size() > 0)) {
            hand();
        }
    }

    private void rowEnds() throws IOException {
        if (csv.header() && header.length == 0) {
            header = row.toByteArray();
            headerLines = lines;
            names = cells(header);
            if (totals != null) {
                totals.header(names);
            }
        } else {
            itemEnds();
        }
        row.writeTo(piece);
        row.reset();
        linesAtRow = lines;
    }

    private void itemEnds() throws IOException {
        var cells = key == null && totals == null ? List.<String>of() : cells(row.toByteArray());
        boolean isTrailer = totals != null && totals.tells(cells);
        if (!isTrailer) {
            var itsKey = key(cells);
            if (totals != null && !cells.isEmpty()) {
                totals.count(cells, itsKey);
            }
            boolean isFull = rows >= limits.items() || piece.size() >= limits.bytes();
            if (isFull && (itsKey == null || !itsKey.equals(lastKey))) {
                hand();
                piece.writeBytes(header);
                linesBefore = linesAtRow - headerLines;
            }
            rows++;
            lastKey = itsKey;
            if (itsKey != null) {
                keys.add(itsKey);
            }
        }
    }

    /** What the row's order is called; null: the row is an order of its own. */
    private @Nullable String key(List<String> cells) {
        var column = key;
        if (column == null) {
            return null;
        }
        if (cells.isEmpty()) {
            return lastKey;
        }
        if (!csv.header() && names.isEmpty()) {
            names = IntStream.rangeClosed(1, cells.size())
                    .mapToObj(Integer::toString)
                    .toList();
        }
        return column.names().stream()
                .map(names::indexOf)
                .filter(at -> at >= 0 && at < cells.size())
                .map(cells::get)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** As the decoder will read them; none of a row that it will refuse. */
    private List<String> cells(byte[] bytes) {
        try {
            var charset = csv.charset() == null ? CsvShape.charset(bytes) : charset();
            return CsvDecoder.cells(Characters.of(bytes, charset), separator);
        } catch (Unreadable e) {
            return List.of();
        }
    }

    private Charset charset() {
        return Objects.requireNonNull(csv.charset());
    }

    private void hand() throws IOException {
        taker.take(new Piece(++pieces, linesBefore, piece.toByteArray(), keys));
        piece.reset();
        keys.clear();
        rows = 0;
    }
}

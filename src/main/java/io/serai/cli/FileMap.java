package io.serai.cli;

import io.serai.contract.SalesOrder;
import io.serai.mapping.Item;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Piece;
import io.serai.mapping.Pieces;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the hub makes of one file, cut as the hub cuts it: of a long one a piece is in memory, and where several rows are one order the names
 * of all its orders.
 */
final class FileMap implements Piece.Taker {
    /** As the hub has it: {@code serai.inbox.rows}, a megabyte, and {@code serai.inbox.max-bytes}. */
    private static final Piece.Limits LIMITS = new Piece.Limits(100, 1 << 20, 10 << 20);

    private static final int BUFFER = 1 << 16;

    private final Partner partner;
    private final Normaliser normaliser;
    private final Path file;
    private final ItemLine line;
    private final PrintWriter out;
    private final Progress progress;
    /** Orders of earlier pieces, where several rows are one: rows of one that come again are left to a person. */
    private final Set<String> before = new HashSet<>();

    private long read;
    private long size;
    private int pieces;
    private int items;
    private boolean isRefused;

    FileMap(Partner partner, Normaliser normaliser, Path file, ItemLine line, PrintWriter out, Progress progress) {
        this.partner = partner;
        this.normaliser = normaliser;
        this.file = file;
        this.line = line;
        this.out = out;
        this.progress = progress;
    }

    /** Prints a line for each item; whether one was refused, or the file does not agree with what it says of itself. */
    boolean run() throws IOException {
        progress.begins();
        size = Files.size(file);
        try (var stream = new BufferedInputStream(new Counted(Files.newInputStream(file)), BUFFER)) {
            var cutter = Pieces.of(partner, stream);
            var problems = cutter.isPresent() ? cutter.get().cut(stream, LIMITS, this) : List.<Problem>of();
            if (pieces == 0 && problems.isEmpty()) {
                // It is not cut, or there is nothing in it. Behind a problem, what is left is not the file.
                tell(normaliser.normalise(partner, stream.readAllBytes()), 0, Set.of());
            }
            if (!problems.isEmpty()) {
                out.println(line.of(file, problems));
                isRefused = true;
            }
        }
        progress.ends(file, items);
        return isRefused;
    }

    @Override
    public void take(Piece piece) {
        pieces++;
        var apart = piece.keys().stream().filter(before::contains).collect(Collectors.toSet());
        before.addAll(piece.keys());
        tell(normaliser.normalise(partner, piece.bytes()), piece.linesBefore(), apart);
    }

    private void tell(List<Item> some, long linesBefore, Set<String> apart) {
        for (var each : some) {
            items++;
            var result = ofFile(each.result(), linesBefore, apart);
            isRefused |= result instanceof Result.Refused;
            out.println(line.of(file, new Item(items, each.part(), each.text(), result)));
            progress.is(file, items, read, size);
        }
    }

    /** With the lines of the file, and not of the piece. */
    private static Result ofFile(Result result, long linesBefore, Set<String> apart) {
        if (result instanceof Result.Refused refused) {
            return new Result.Refused(refused.problems().stream()
                    .map(problem -> problem.below(linesBefore))
                    .toList());
        }
        if (result instanceof Result.Taken taken
                && taken.contract() instanceof SalesOrder order
                && apart.contains(order.reference())) {
            return new Result.Refused(
                    List.of(new Problem("SER-0114", Map.of("order", order.reference()), null, 0, 0, null)));
        }
        return result;
    }

    /** How much of the file was read. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = super.read(bytes, from, length);
            read += Math.max(0, some);
            return some;
        }
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a long JSON file between the elements of the array at a pointer. Each piece is a document with so many of them in an array at the
 * same pointer; what stands before the array is in the first piece, what stands behind it in the last. Strings and brackets are looked at,
 * and nothing else: whoever decodes a piece tells what is wrong in it, and where.
 */
final class JsonPieces {
    private final List<String> path;
    private final Piece.Limits limits;
    private final Piece.Taker taker;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final ByteArrayOutputStream key = new ByteArrayOutputStream();
    private final byte[] opening;
    private final byte[] closing;
    private long lines;
    private long linesBefore;
    /** How many brackets are open, and how many of them, from the outermost, lie on the path. */
    private int depth;

    private int onPath;
    private boolean keyNext;
    private boolean keyFits;
    private boolean quoted;
    private boolean escaped;
    private State state = State.BEFORE;
    private int items;
    private int pieces;

    private enum State {
        BEFORE,
        INSIDE,
        BEHIND
    }

    private JsonPieces(List<String> path, Piece.Limits limits, Piece.Taker taker) {
        this.path = path;
        this.limits = limits;
        this.taker = taker;
        var open = new StringBuilder();
        path.forEach(name -> open.append("{\"")
                .append(JsonStringEncoder.getInstance().quoteAsString(name))
                .append("\":"));
        opening = open.append('[').toString().getBytes(StandardCharsets.UTF_8);
        closing = ("]" + "}".repeat(path.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** The names on the way to the array; empty if the pointer goes through an array, which is not looked into. */
    static Optional<List<String>> path(String pointer) {
        var names = new ArrayList<String>();
        for (var at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            if (at.getMatchingIndex() >= 0) {
                return Optional.empty();
            }
            names.add(at.getMatchingProperty());
        }
        return Optional.of(names);
    }

    /** @return where the file does not agree with what it says of itself: nothing is known of that */
    static List<Problem> cut(InputStream stream, List<String> path, Piece.Limits limits, Piece.Taker taker)
            throws IOException {
        new JsonPieces(path, limits, taker).cut(stream);
        return List.of();
    }

    private void cut(InputStream stream) throws IOException {
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            if (next == '\n') {
                lines++;
            }
            if (!isCut(next)) {
                piece.write(next);
            }
            if (piece.size() > limits.longest()) {
                hand();
            }
        }
        if (piece.size() > 0) {
            hand();
        }
    }

    /** Follows a byte; whether a piece was ended in its place. */
    private boolean isCut(int next) throws IOException {
        if (quoted) {
            inString(next);
            return false;
        }
        switch (next) {
            case '"' -> {
                quoted = true;
                key.reset();
            }
            case '{', '[' -> opens(next);
            case '}', ']' -> closes();
            case ':' -> keyNext = false;
            case ',' -> {
                keyNext = depth == onPath;
                return endsItem();
            }
            default -> {}
        }
        return false;
    }

    private void inString(int next) {
        if (escaped) {
            escaped = false;
        } else if (next == '\\') {
            escaped = true;
        } else if (next == '"') {
            quoted = false;
            if (isKeyOnPath()) {
                keyFits = depth <= path.size() && path.get(depth - 1).equals(name());
            }
            return;
        }
        if (isKeyOnPath()) {
            key.write(next);
        }
    }

    private boolean isKeyOnPath() {
        return state == State.BEFORE && keyNext && depth == onPath;
    }

    /** Of a key that is written with escapes, too. */
    private String name() {
        var written = key.toString(StandardCharsets.UTF_8);
        try {
            return written.indexOf('\\') < 0
                    ? written
                    : JsonDecoder.FACTORY.createParser("\"" + written + "\"").nextTextValue();
        } catch (IOException e) {
            return written;
        }
    }

    private void opens(int bracket) {
        boolean follows = state == State.BEFORE && depth == onPath && (depth == 0 || keyFits);
        if (follows && bracket == '[' && depth == path.size()) {
            state = State.INSIDE;
            onPath = depth + 1;
        } else if (follows && bracket == '{' && depth < path.size()) {
            onPath = depth + 1;
        }
        depth++;
        keyNext = bracket == '{' && depth == onPath;
        keyFits = false;
    }

    private void closes() {
        depth--;
        if (onPath > depth) {
            onPath = Math.max(depth, 0);
            if (state == State.INSIDE) {
                state = State.BEHIND;
            }
        }
        keyFits = false;
    }

    private boolean endsItem() throws IOException {
        keyFits = false;
        if (state != State.INSIDE || depth != onPath) {
            return false;
        }
        items++;
        if (items < limits.items() && piece.size() < limits.bytes()) {
            return false;
        }
        piece.writeBytes(closing);
        hand();
        piece.writeBytes(opening);
        linesBefore = lines;
        return true;
    }

    private void hand() throws IOException {
        taker.take(new Piece(++pieces, linesBefore, piece.toByteArray(), Set.of()));
        piece.reset();
        items = 0;
    }
}

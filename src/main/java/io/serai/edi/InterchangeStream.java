package io.serai.edi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Divides a long file of X12 or EDIFACT between its interchanges, without having more than one of them in memory. All parts together are the
 * file, byte for byte. Where an interchange begins it agrees with who reads the file as a whole: only where a segment could, and
 * only by its tag. What cannot be relied on is divided no further, and given as it is.
 */
public final class InterchangeStream {
    /** So much of an interchange is looked at to find out how it is written. */
    private static final int HEAD = 1 << 11;

    /** A tag and what divides it from its first element. */
    private static final int TAG = 4;

    private static final int CHUNK = 1 << 16;

    private final InputStream stream;
    private final boolean x12;
    private final int longest;
    private byte[] bytes = new byte[CHUNK];
    /** Of the bytes that are not given yet, which are the first. */
    private int size;

    private boolean isRead;
    private boolean isBroken;

    private InterchangeStream(InputStream stream, boolean x12, int longest) {
        this.stream = stream;
        this.x12 = x12;
        this.longest = longest;
    }

    /** @param longest an interchange that is longer is given in parts, of which the first is longer than that */
    public static InterchangeStream x12(InputStream stream, int longest) {
        return new InterchangeStream(stream, true, longest);
    }

    /** The same of EDIFACT. */
    public static InterchangeStream edifact(InputStream stream, int longest) {
        return new InterchangeStream(stream, false, longest);
    }

    /** Whether a file that begins so can be divided: whether an interchange stands at its beginning. */
    public static boolean isX12(byte[] head) {
        return IsaHeader.isAt(head, begin(head));
    }

    /** The same of EDIFACT. */
    public static boolean isEdifact(byte[] head) {
        int at = begin(head);
        return EdifactScanner.isAt(head, at, "UNA") || EdifactScanner.isAt(head, at, "UNB");
    }

    private static int begin(byte[] head) {
        return EdifactScanner.skipBlank(head, new EdiSource(head).start);
    }

    /** The next interchange, with the blanks around it; null at the end of the file. */
    public byte @Nullable [] next() throws IOException {
        int end = isBroken ? rest() : end();
        if (end == 0) {
            return null;
        }
        var part = Arrays.copyOf(bytes, end);
        System.arraycopy(bytes, end, bytes, 0, size - end);
        size -= end;
        return part;
    }

    private int rest() throws IOException {
        fill(longest + 1);
        return Math.min(size, longest + 1);
    }

    /** Where the interchange at the beginning of the bytes ends, which is where the next begins. */
    private int end() throws IOException {
        fill(HEAD);
        var head = Arrays.copyOf(bytes, Math.min(size, HEAD));
        int at = begin(head);
        if (at == head.length) {
            return isRead ? size : broken();
        }
        var syntax =
                x12 ? (IsaHeader.isAt(head, at) ? IsaHeader.read(new EdiSource(head), at) : null) : edifact(head, at);
        if (syntax == null) {
            return broken();
        }
        int begin = syntax instanceof IsaHeader isa ? isa.end() : ((UnaSyntax) syntax).header() + TAG;
        return nextBegin(syntax.delimiters(), begin);
    }

    private static @Nullable UnaSyntax edifact(byte[] head, int at) {
        var una = isEdifact(head) ? UnaSyntax.read(head, at) : null;
        return una == null || !EdifactScanner.isAt(head, una.header(), "UNB") ? null : una;
    }

    private int broken() throws IOException {
        isBroken = true;
        return rest();
    }

    /** The first offset from which on a segment begins another interchange. */
    private int nextBegin(Delimiters delimiters, int from) throws IOException {
        // The header of X12 is followed already by what ends it.
        boolean between = x12;
        boolean isTrailer = false;
        int at = from;
        while (at <= longest) {
            if (at + TAG >= size) {
                fill(at + CHUNK);
            }
            if (at >= size) {
                return size;
            }
            byte next = bytes[at];
            if (next == delimiters.terminator() || (isTrailer && (next == '\r' || next == '\n'))) {
                between = true;
            } else if (delimiters.isRelease(next)) {
                between = false;
                at++;
            } else if (between && !EdifactScanner.isBlank(next)) {
                if (begins(at)) {
                    return at;
                }
                between = false;
                // The terminator behind the last segment of X12 gets lost: it may end with its line.
                isTrailer = x12 && isTag(at, "IEA");
            }
            at++;
        }
        return broken();
    }

    private boolean begins(int at) {
        return x12 ? isTag(at, "ISA") : isTag(at, "UNA") || isTag(at, "UNB");
    }

    private boolean isTag(int at, String tag) {
        return at + tag.length() < size && EdifactScanner.isAt(bytes, at, tag);
    }

    private void fill(int wanted) throws IOException {
        while (size < wanted && !isRead) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            int some = stream.read(bytes, size, Math.min(wanted, bytes.length) - size);
            isRead = some < 0;
            size += Math.max(0, some);
        }
    }
}

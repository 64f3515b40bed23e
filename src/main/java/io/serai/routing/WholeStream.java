package io.serai.routing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The bytes of a file, which are no fewer than its listing said: an end before that is a connection that broke, which the client of SFTP
 * tells like an end. A file that has grown since is read to its end.
 *
 * <p>What was read last is held back until more is read or the file has ended. When a connection breaks within an answer of the server,
 * the client gives the rest of the answer all the same, of what its memory held before, and says only when it is asked for more that the
 * connection is gone.
 */
final class WholeStream extends InputStream {
    /** More than one answer of a server, whose client asks for half as much at a time. */
    static final int HELD_BACK = 1 << 16;

    private final InputStream file;
    private final long size;
    private final LookAgain.Look look;
    private final byte[] held = new byte[2 * HELD_BACK];
    private int from;
    private int to;
    private long count;
    private boolean ended;
    private boolean brokeOff;

    /** @param look at its end, before what was held back is handed on */
    WholeStream(InputStream file, long size, LookAgain.Look look) {
        this.file = file;
        this.size = size;
        this.look = look;
    }

    /** After how many bytes it broke off, if it did. */
    OptionalLong brokeOffAt() {
        return brokeOff ? OptionalLong.of(count) : OptionalLong.empty();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        while (!ended && to - from <= HELD_BACK) {
            readOn();
        }
        int certain = ended ? to - from : to - from - HELD_BACK;
        if (certain == 0) {
            return -1;
        }
        int some = Math.min(certain, length);
        System.arraycopy(held, from, buffer, offset, some);
        from += some;
        return some;
    }

    private void readOn() throws IOException {
        System.arraycopy(held, from, held, 0, to - from);
        to -= from;
        from = 0;
        int read = next();
        // An answer without a byte: what was to be in it is not asked for again, so that what came next would be a hole
        // further on.
        if (read <= 0) {
            end();
        } else {
            to += read;
            count += read;
        }
    }

    private int next() throws IOException {
        try {
            return file.read(held, to, held.length - to);
        } catch (IndexOutOfBoundsException e) {
            // The client loses its place where a server answers reads out of order; what it then has is not the file.
            return 0;
        }
    }

    private void end() throws IOException {
        if (count < size) {
            brokeOff = true;
            throw new EOFException("the file broke off " + (size - count) + " bytes before its end");
        }
        file.close();
        look.unchanged();
        ended = true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

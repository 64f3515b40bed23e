package io.serai.routing;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file, which are no fewer than its listing said: an end before that is a connection that broke, which the client of SFTP
 * tells like an end. A file that has grown since is read to its end.
 */
final class WholeStream extends FilterInputStream {
    private long missing;

    WholeStream(InputStream file, long size) {
        super(file);
        this.missing = size;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        count(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        count(read);
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        long skipped = in.skip(most);
        missing -= skipped;
        return skipped;
    }

    /** What is marked and read again would be counted twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        if (read < 0 && missing > 0) {
            throw new EOFException("the file broke off " + missing + " bytes before its end");
        }
        missing -= Math.max(0, read);
    }
}

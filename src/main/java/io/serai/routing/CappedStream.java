package io.serai.routing;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * A request's body that ends one byte behind the limit, however much is sent: whoever reads it, also into memory before a route sees
 * it, reads no more than that, and the one byte too many tells that there was more.
 */
final class CappedStream extends ServletInputStream {
    private final ServletInputStream inner;
    private long left;

    CappedStream(ServletInputStream inner, long limit) {
        this.inner = inner;
        this.left = limit + 1;
    }

    @Override
    public int read() throws IOException {
        int read = left > 0 ? inner.read() : -1;
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int read = inner.read(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(left, inner.available());
    }

    @Override
    public boolean isFinished() {
        return left <= 0 || inner.isFinished();
    }

    @Override
    public boolean isReady() {
        return inner.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        inner.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}

package io.serai.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are made once, where we were told to, and whose answer has an end: attempts own the retries of calls, so the HTTP client has
 * none of its own, follows nobody elsewhere, and reads of an answer, unpacked, no more than a limit. What is longer is a fault, and its
 * connection is closed: whoever sends without an end is not listened to until then.
 */
final class OnceOnly implements HttpClientConfigurer {
    private final long limit;

    /** @param limit the longest answer, in bytes */
    OnceOnly(long limit) {
        this.limit = limit;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        // The first sees what all others have made of the answer, so also what a packed one holds.
        client.disableAutomaticRetries().disableRedirectHandling().addExecInterceptorFirst("limit", this::execute);
    }

    private ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var response = chain.proceed(request, scope);
        var entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new Capped(entity, limit, scope.execRuntime::discardEndpoint));
        }
        return response;
    }

    /** An answer is longer than anybody reads it. */
    static final class AnswerTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerTooLongException(long limit) {
            super("the answer is longer than " + limit + " bytes");
        }
    }

    private static final class Capped extends HttpEntityWrapper {
        private final long limit;
        private final Runnable hangUp;
        private @Nullable Stream stream;

        Capped(HttpEntity entity, long limit, Runnable hangUp) {
            super(entity);
            this.limit = limit;
            this.hangUp = hangUp;
        }

        @Override
        public InputStream getContent() throws IOException {
            var open = stream;
            if (open == null) {
                open = new Stream(super.getContent(), limit, hangUp);
                stream = open;
            }
            return open;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (var content = getContent()) {
                content.transferTo(out);
            }
        }

        @Override
        public void close() throws IOException {
            if (stream == null || !stream.isOver()) {
                super.close();
            }
        }
    }

    private static final class Stream extends FilterInputStream {
        private final long limit;
        private final Runnable hangUp;
        private long left;

        Stream(InputStream in, long limit, Runnable hangUp) {
            super(in);
            this.limit = limit;
            this.hangUp = hangUp;
            this.left = limit;
        }

        boolean isOver() {
            return left < 0;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = isOver() ? 0 : super.read(buffer, offset, (int) Math.min(length, left + 1));
            left -= Math.max(0, read);
            if (isOver()) {
                hangUp.run();
                throw new AnswerTooLongException(limit);
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(bytes, 8_192)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** To close the stream of an answer is to read it to its end: not of one that has none. */
        @Override
        public void close() throws IOException {
            if (!isOver()) {
                super.close();
            }
        }
    }
}

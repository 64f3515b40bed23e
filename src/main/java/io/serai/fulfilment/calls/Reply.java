package io.serai.fulfilment.calls;

import java.time.Duration;

/**
 * What came back: an HTTP status and body; other transports say 200 when it was done. {@code retryAfter} is how long the other side
 * asked us to wait before we come again; zero if it did not.
 */
public record Reply(int status, String body, Duration retryAfter) {
    public Reply(int status, String body) {
        this(status, body, Duration.ZERO);
    }

    /** It was done. */
    static final Reply DONE = new Reply(200, "{}");

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The other side does not want it now, and has not done it. */
    public boolean isBusy() {
        return status == 429 || status == 503;
    }

    /** The other side will never want it. */
    public boolean isRefusal() {
        return status >= 400 && status < 500 && status != 408 && status != 409 && !isBusy();
    }
}

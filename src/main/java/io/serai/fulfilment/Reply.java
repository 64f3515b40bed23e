package io.serai.fulfilment;

/** What came back: an HTTP status and body; other transports say 200 when it was done. */
public record Reply(int status, String body) {
    /** It was done. */
    static final Reply DONE = new Reply(200, "{}");

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The other side does not want it now, and has not done it. */
    boolean isBusy() {
        return status == 429 || status == 503;
    }

    /** The other side will never want it. */
    boolean isRefusal() {
        return status >= 400 && status < 500 && status != 408 && status != 409 && !isBusy();
    }
}

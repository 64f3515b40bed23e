package io.serai.fulfilment.calls;

/** When it came to it there was nothing to call: a customer without a mail address, a payment that was settled meanwhile. */
public final class NothingToCallException extends RuntimeException {
    private final String reason;

    public NothingToCallException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}

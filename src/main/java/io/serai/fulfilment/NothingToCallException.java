package io.serai.fulfilment;

/** When it came to it there was nothing to call: a customer without a mail address, a payment that was settled meanwhile. */
final class NothingToCallException extends RuntimeException {
    private final String reason;

    NothingToCallException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

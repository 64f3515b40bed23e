package io.serai.orders;

/** Somebody else moved the order meanwhile. The transaction is rolled back, and the message tried again on what is there then. */
public final class ConcurrentMoveException extends RuntimeException {
    ConcurrentMoveException() {
        super("an order was moved by somebody else");
    }
}

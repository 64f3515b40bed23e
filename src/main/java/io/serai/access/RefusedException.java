package io.serai.access;

/** Who may come in cannot be changed like that; {@link #getMessage()} is the key of the reason's words. */
class RefusedException extends RuntimeException {
    RefusedException(String reason) {
        super(reason);
    }
}

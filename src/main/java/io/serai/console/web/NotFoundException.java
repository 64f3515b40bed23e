package io.serai.console.web;

/** There is no page at this address. */
final class NotFoundException extends RuntimeException {
    NotFoundException() {
        super("not found", null, false, false);
    }
}

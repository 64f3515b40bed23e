package io.serai.channels;

/** The message is longer than the hub takes; nothing of it was kept. */
public final class TooLargeException extends RuntimeException {
    public TooLargeException(long limit) {
        super("a message may have " + limit + " bytes at most (serai.inbox.max-bytes)");
    }
}

package io.serai.log;

import java.util.UUID;

/** What goes to a queue once the transaction has committed. Messages with the same {@code key} keep their order. */
public record OutboxMessage(UUID key, String address, String body) {}

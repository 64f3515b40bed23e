package io.serai.console;

import java.time.Instant;

/**
 * Exceptions with the same code from the same partner: often one mistake. {@code many} of the {@code open} ones have a message that can be
 * replayed; {@code since} is when the oldest came.
 */
public record ExceptionCause(String partner, String code, long open, long many, Instant since) {}

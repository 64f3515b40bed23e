package io.serai.completeness;

import java.time.Instant;
import java.util.UUID;

/** A run that this hub has taken: nobody else works on it as long as it shows signs of life. */
public record Run(UUID id, String partner, Instant since, Instant startedAt) {}

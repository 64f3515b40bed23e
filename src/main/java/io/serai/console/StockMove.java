package io.serai.console;

import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the ledger: so many pieces came or, below 0, went, and why. {@code exception} is where a person looks at it. */
public record StockMove(
        long id,
        int quantity,
        String cause,
        @Nullable OrderId order,
        @Nullable String number,
        @Nullable String reference,
        @Nullable UUID exception,
        Instant at) {}

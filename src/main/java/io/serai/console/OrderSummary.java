package io.serai.console;

import io.serai.kernel.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order in a list. {@code total} is in major units with the decimals of {@code currency} (ISO 4217). */
public record OrderSummary(
        OrderId id,
        String channel,
        String reference,
        @Nullable String number,
        String state,
        int seq,
        String mode,
        String total,
        String currency,
        Instant placedAt,
        Instant createdAt,
        Instant changedAt) {}

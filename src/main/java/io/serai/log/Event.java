package io.serai.log;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an order's timeline. {@code seq} counts from 1 with no gap; {@code from} is the state before ({@code null} for the
 * first), {@code to} the state after, the same where it did not change. {@code data} is a JSON object.
 */
public record Event(
        OrderId order,
        int seq,
        EventType type,
        @Nullable String from,
        String to,
        String actor,
        String data,
        @Nullable ReceiptId receipt,
        Instant at) {}

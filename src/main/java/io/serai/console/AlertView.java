package io.serai.console;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deadline that has passed. It is about one of three: an {@code order} in its state, a {@code receipt} that waits in its
 * {@code about}, the lane, or a call to the {@code partner}, of which {@code about} is the kind and which may belong to an order too.
 * What it is about may be gone. {@code closedAt} is when it was seen to be healed; null: it is open.
 */
public record AlertView(
        UUID id,
        String code,
        @Nullable OrderId order,
        @Nullable String number,
        @Nullable ReceiptId receipt,
        @Nullable String partner,
        @Nullable String about,
        Instant raisedAt,
        @Nullable Instant closedAt) {}

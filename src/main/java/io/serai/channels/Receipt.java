package io.serai.channels;

import io.serai.kernel.ReceiptId;

/** What a sender gets. {@code again} tells that this very delivery was kept before. */
public record Receipt(ReceiptId receipt, boolean again) {}

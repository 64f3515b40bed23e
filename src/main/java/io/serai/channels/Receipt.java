package io.serai.channels;

import io.serai.kernel.ReceiptId;

/**
 * What a sender gets. {@code again} tells that a delivery of this name was kept before, and {@code other} that it had other bytes: these here
 * were not kept.
 */
public record Receipt(ReceiptId receipt, boolean again, boolean other) {}

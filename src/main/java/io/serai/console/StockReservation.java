package io.serai.console;

import io.serai.kernel.FulfilmentId;
import io.serai.kernel.OrderId;
import java.time.Instant;

/** Pieces that an order has reserved; {@code number} is what people call the order, {@code state} that of its fulfilment order. */
public record StockReservation(
        FulfilmentId fulfilment, OrderId order, String number, String state, int reserved, Instant since) {}

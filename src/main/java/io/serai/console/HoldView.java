package io.serai.console;

import java.time.Instant;

/** An open hold of an order: {@code kind} is PAYMENT, FRAUD, ADDRESS, STOCK or PERSON. */
public record HoldView(String kind, String note, String placedBy, Instant placedAt) {}

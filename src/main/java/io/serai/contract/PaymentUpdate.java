package io.serai.contract;

/** A provider says that something happened to its payment {@code reference}. A hint: the provider is asked what is true. */
public record PaymentUpdate(String reference, String event) implements Contract {}

package io.serai.payments;

/** Where a payment stands. */
public enum PaymentState {
    /** Nothing is known but the channel's word. */
    PENDING,
    /** The provider, or a trusted channel, holds the money for us. */
    AUTHORISED,
    /** Some or all of it is ours. */
    CAPTURED,
    /** Let go before any of it was captured. */
    VOIDED,
    /** All that was captured is given back. */
    REFUNDED,
    /** The provider said no. */
    REFUSED
}

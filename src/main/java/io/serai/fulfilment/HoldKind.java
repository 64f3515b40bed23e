package io.serai.fulfilment;

/** Why an order is held: what has to be settled before it may go on. */
public enum HoldKind {
    /** Whether, or how, it is paid. */
    PAYMENT,
    /** Whether the buyer is who they say. */
    FRAUD,
    /** Where it goes. */
    ADDRESS,
    /** Whether the goods are what they should be. */
    STOCK,
    /** A person wants to look. */
    PERSON
}

package io.serai.fulfilment.work;

import org.springframework.modulith.NamedInterface;

/** Why an order is held: what has to be settled before it may go on. */
@NamedInterface("states")
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

package io.serai.inventory;

/**
 * Where pieces of a SKU at a location are, in the books. What is on hand for sale is {@link #SELLABLE} and {@link #RESERVED} together;
 * {@link #OUTSIDE} is the rest of the world, and the one account that has no level.
 */
public enum Account {
    /** For whoever orders next. */
    SELLABLE,
    /** There, and promised to somebody. */
    RESERVED,
    DAMAGED,
    /** Somebody has to look at it before it may be sold. */
    QUARANTINE,
    /** Has left another location, and not arrived yet. */
    IN_TRANSIT,
    OUTSIDE;

    boolean isOnHand() {
        return this == SELLABLE || this == RESERVED;
    }

    /** Where the pieces lie: those that are promised lie among those for sale. */
    Account shelf() {
        return this == RESERVED ? SELLABLE : this;
    }
}

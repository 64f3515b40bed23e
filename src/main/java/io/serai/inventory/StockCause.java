package io.serai.inventory;

/** Why pieces went from one account to another. */
public enum StockCause {
    /** Somebody counted. */
    COUNT,
    /** A feed said that so many came or went. */
    DELTA,
    /** Came from a supplier. */
    RECEIPT,
    /** Promised to an order, a cart or a channel. */
    RESERVATION,
    /** No longer promised. */
    RELEASE,
    /** Sold over the counter. */
    SALE,
    /** Left with a carrier, or with the customer who collected. */
    SHIPMENT,
    /** On its way from one location to another, or arrived from there. */
    TRANSFER,
    /** Brought back by a customer. */
    RETURN,
    /** Found damaged or doubtful, or well again. */
    CONDITION,
    /** Too old to be sold. */
    EXPIRY,
    /** Found to be of another lot, or to have another serial number, than the books said. */
    LOT,
    /** What happened disagrees with the books; a person looks at it. */
    DISCREPANCY;

    /** Whether pieces came or went, not only what is known or promised of them. */
    public boolean isMove() {
        return this != COUNT && this != LOT && this != RESERVATION && this != RELEASE && this != DISCREPANCY;
    }
}

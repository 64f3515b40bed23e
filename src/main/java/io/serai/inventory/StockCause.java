package io.serai.inventory;

/** Why pieces came or went. */
public enum StockCause {
    /** Somebody counted. */
    COUNT,
    /** A feed said that so many came or went. */
    DELTA,
    /** Sold over the counter. */
    SALE,
    /** Left with a carrier, or with the customer who collected. */
    SHIPMENT,
    /** Brought back by a customer. */
    RETURN,
    /** What happened disagrees with the books; a person looks at it. */
    DISCREPANCY
}

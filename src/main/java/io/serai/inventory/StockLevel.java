package io.serai.inventory;

/** Pieces at a place: on hand, reserved for orders, kept back as safety stock, and how many may be reserved beyond what is there. */
public record StockLevel(int onHand, int reserved, int safety, int oversell) {
    /** Of a place that has no row. */
    public static final StockLevel NONE = new StockLevel(0, 0, 0, 0);

    /** Available to promise; 0 or more. */
    public int available() {
        return Math.max(0, onHand - reserved - safety + oversell);
    }

    /** The level once so many more are reserved. */
    public StockLevel reserve(int quantity) {
        return new StockLevel(onHand, reserved + quantity, safety, oversell);
    }

    /** The level after a change. */
    public StockLevel after(StockChange change) {
        return new StockLevel(onHand + change.onHand(), reserved + change.reserved(), safety, oversell);
    }
}

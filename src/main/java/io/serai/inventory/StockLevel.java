package io.serai.inventory;

/**
 * Pieces at a place: on hand for sale, reserved of these, kept back as safety stock, and how many may be reserved beyond what is there;
 * then what is there, or coming, and not for sale.
 */
public record StockLevel(
        int onHand, int reserved, int safety, int oversell, int damaged, int quarantine, int inTransit) {
    /** Of a place that has no row. */
    public static final StockLevel NONE = new StockLevel(0, 0, 0, 0);

    public StockLevel(int onHand, int reserved, int safety, int oversell) {
        this(onHand, reserved, safety, oversell, 0, 0, 0);
    }

    /** Available to promise; 0 or more. */
    public int available() {
        return Math.max(0, onHand - reserved - safety + oversell);
    }

    /** The same for a channel from which {@code kept} pieces are kept back, where that is more than the safety stock. */
    public int available(int kept) {
        return Math.max(0, onHand - reserved - Math.max(safety, kept) + oversell);
    }

    /** The level once so many more are reserved. */
    public StockLevel reserve(int quantity) {
        return new StockLevel(onHand, reserved + quantity, safety, oversell, damaged, quarantine, inTransit);
    }

    /** The level after moves. */
    public StockLevel after(StockDelta delta) {
        return new StockLevel(
                onHand + delta.onHand(),
                reserved + delta.reserved(),
                safety,
                oversell,
                damaged + delta.damaged(),
                quarantine + delta.quarantine(),
                inTransit + delta.inTransit());
    }
}

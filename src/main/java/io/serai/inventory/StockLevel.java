package io.serai.inventory;

/** Pieces at a place: on hand for sale, reserved of these, and kept back as safety stock; then what is there, or coming, and not for sale. */
public record StockLevel(int onHand, int reserved, int safety, int damaged, int quarantine, int inTransit) {
    /** Of a place that has no row. */
    public static final StockLevel NONE = new StockLevel(0, 0, 0);

    public StockLevel(int onHand, int reserved, int safety) {
        this(onHand, reserved, safety, 0, 0, 0);
    }

    /** Available to promise; 0 or more. */
    public int available() {
        return Math.max(0, onHand - reserved - safety);
    }

    /** The same for a channel from which {@code kept} pieces are kept back, where that is more than the safety stock. */
    public int available(int kept) {
        return Math.max(0, onHand - reserved - Math.max(safety, kept));
    }

    /** The level once so many more are reserved. */
    public StockLevel reserve(int quantity) {
        return new StockLevel(onHand, reserved + quantity, safety, damaged, quarantine, inTransit);
    }

    /** The level after moves. */
    public StockLevel after(StockDelta delta) {
        return new StockLevel(
                onHand + delta.onHand(),
                reserved + delta.reserved(),
                safety,
                damaged + delta.damaged(),
                quarantine + delta.quarantine(),
                inTransit + delta.inTransit());
    }
}

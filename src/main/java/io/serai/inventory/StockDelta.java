package io.serai.inventory;

/** What moves do to the levels of a place, each signed. */
public record StockDelta(int onHand, int reserved, int damaged, int quarantine, int inTransit) {
    public static final StockDelta NONE = new StockDelta(0, 0, 0, 0, 0);

    /** So many pieces more, or below 0 fewer, in an account. */
    public static StockDelta of(Account account, int pieces) {
        return switch (account) {
            case SELLABLE -> new StockDelta(pieces, 0, 0, 0, 0);
            case RESERVED -> new StockDelta(pieces, pieces, 0, 0, 0);
            case DAMAGED -> new StockDelta(0, 0, pieces, 0, 0);
            case QUARANTINE -> new StockDelta(0, 0, 0, pieces, 0);
            case IN_TRANSIT -> new StockDelta(0, 0, 0, 0, pieces);
            case OUTSIDE -> NONE;
        };
    }

    /** Both together. @throws ArithmeticException beyond the range of an int */
    public StockDelta plus(StockDelta other) {
        return new StockDelta(
                Math.addExact(onHand, other.onHand),
                Math.addExact(reserved, other.reserved),
                Math.addExact(damaged, other.damaged),
                Math.addExact(quarantine, other.quarantine),
                Math.addExact(inTransit, other.inTransit));
    }
}

package io.serai.returns;

import io.serai.contract.ReturnRequest.Reason;
import io.serai.kernel.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of an article that come back.
 *
 * @param no from 1, in its return
 * @param line of the order; null where a till said only what it was
 * @param quantity pieces that were announced
 * @param exchange the SKU that is wanted instead; null: the money
 * @param worth what was paid for the received pieces, in minor units; 0 until it is settled
 * @param outcome null until it is settled
 */
public record ReturnLine(
        int no,
        @Nullable Integer line,
        Sku sku,
        int quantity,
        Reason reason,
        @Nullable Sku exchange,
        Received received,
        long worth,
        @Nullable Outcome outcome) {

    /** What became of received pieces. */
    public enum Outcome {
        REFUNDED,
        EXCHANGED,
        REFUSED
    }

    /** Received pieces by the condition that they came in. */
    public record Received(int sellable, int damaged, int quarantine) {
        public static final Received NOTHING = new Received(0, 0, 0);

        public Received {
            if (sellable < 0 || damaged < 0 || quarantine < 0) {
                throw new IllegalArgumentException("less than no piece cannot come back");
            }
        }

        public int pieces() {
            return Math.addExact(Math.addExact(sellable, damaged), quarantine);
        }
    }

    public static ReturnLine asked(
            int no, @Nullable Integer line, Sku sku, int quantity, Reason reason, @Nullable Sku exchange) {
        return new ReturnLine(no, line, sku, quantity, reason, exchange, Received.NOTHING, 0, null);
    }

    /** The same as one of the lines of a part. */
    public ReturnLine numbered(int number) {
        return new ReturnLine(number, line, sku, quantity, reason, exchange, received, worth, outcome);
    }

    ReturnLine received(Received what) {
        return new ReturnLine(no, line, sku, quantity, reason, exchange, what, worth, outcome);
    }

    public ReturnLine settled(Outcome how, long minor) {
        return new ReturnLine(no, line, sku, quantity, reason, exchange, received, minor, how);
    }
}

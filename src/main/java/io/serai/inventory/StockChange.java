package io.serai.inventory;

import io.serai.kernel.OrderId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a step does to a place: {@code onHand} and {@code reserved} are signed. A change of on hand has a cause and goes to the ledger;
 * a discrepancy names the exception that a person sees.
 */
public record StockChange(
        StockPlace place,
        int onHand,
        int reserved,
        @Nullable StockCause cause,
        @Nullable OrderId order,
        @Nullable String reference,
        @Nullable UUID exception) {

    public static StockChange reserve(StockPlace place, int quantity) {
        return new StockChange(place, 0, quantity, null, null, null, null);
    }

    public static StockChange release(StockPlace place, int quantity) {
        return reserve(place, -quantity);
    }

    /** Reserved pieces leave. */
    public static StockChange ship(StockPlace place, int quantity, OrderId order) {
        return new StockChange(place, -quantity, -quantity, StockCause.SHIPMENT, order, null, null);
    }

    public static StockChange move(
            StockPlace place, int quantity, StockCause cause, @Nullable OrderId order, @Nullable String reference) {
        return new StockChange(place, quantity, 0, cause, order, reference, null);
    }

    /** The books are put right by {@code quantity}, and {@code exception} tells a person. */
    public static StockChange discrepancy(
            StockPlace place, int quantity, int reserved, @Nullable OrderId order, UUID exception) {
        return new StockChange(place, quantity, reserved, StockCause.DISCREPANCY, order, null, exception);
    }

    /** Both together, of the same place; the cause is lost. */
    public StockChange plus(StockChange other) {
        return new StockChange(
                place,
                Math.addExact(onHand, other.onHand),
                Math.addExact(reserved, other.reserved),
                null,
                null,
                null,
                null);
    }
}

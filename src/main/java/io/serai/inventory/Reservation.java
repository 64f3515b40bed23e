package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pieces set aside before there is an order. {@code taker} is the reference of the order of its channel that will take it over;
 * {@code expires} is null for what stays until it is given free.
 */
public record Reservation(
        UUID id,
        String key,
        String channel,
        String taker,
        State state,
        @Nullable Instant expires,
        List<Line> lines) {
    public Reservation {
        lines = List.copyOf(lines);
    }

    public enum State {
        HELD,
        /** Its order has it now. */
        TAKEN,
        RELEASED,
        EXPIRED
    }

    /** {@code reserved} is what is still set aside of {@code quantity}, and {@code fenced} how much of that lies in the channel's fence. */
    public record Line(int line, LocationId location, Sku sku, int quantity, int reserved, int fenced) {
        StockPlace place() {
            return new StockPlace(location, sku);
        }

        /** What it holds itself. */
        int own() {
            return reserved - fenced;
        }

        /** The same, with so many more pieces, in the fence. */
        Line withFenced(int pieces) {
            return new Line(line, location, sku, quantity, reserved + pieces, pieces);
        }

        /** The same, with so many of its pieces in the fence. */
        Line ofFence(int pieces) {
            return new Line(line, location, sku, quantity, reserved, pieces);
        }
    }
}

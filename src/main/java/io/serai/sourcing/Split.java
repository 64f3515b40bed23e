package io.serai.sourcing;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;

/** Which location gives what: one part for each, the nearest first. */
public record Split(List<Part> parts) {

    public Split {
        parts = List.copyOf(parts);
    }

    /** What one location gives, by line number; {@code metres} is how far it is from the destination, 0 if nothing travels. */
    public record Part(LocationId location, long metres, List<Allocation> allocations) {
        public Part {
            allocations = List.copyOf(allocations);
        }
    }

    /** Pieces of a line, 1 or more. */
    public record Allocation(int line, Sku sku, int quantity) {}
}

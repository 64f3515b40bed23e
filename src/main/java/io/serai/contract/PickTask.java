package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the hub asks a warehouse to do, on the queue {@code serai.warehouse.tasks}. {@code seq} grows with every message about the
 * same fulfilment order; an older one is stale. A task of action {@code cancel} takes back an earlier one. {@code note} is what the buyer
 * wrote, a gift message too; that of a line is about its pieces alone.
 */
public record PickTask(
        FulfilmentId task,
        OrderId order,
        @Nullable String number,
        int seq,
        Action action,
        LocationId location,
        List<Line> lines,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {

    public enum Action {
        PICK,
        CANCEL
    }

    /** {@code line} is the number of the order's line, from 1. */
    public record Line(
            int line,
            Sku sku,
            int quantity,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lot> lots,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note) {
        public Line {
            lots = lots == null ? List.of() : List.copyOf(lots);
        }

        public Line(int line, Sku sku, int quantity) {
            this(line, sku, quantity, List.of(), null);
        }
    }

    /** Advice, of a SKU that has lots: these pieces should be taken, because they expire first. {@code lot} may be a serial number. */
    public record Lot(
            String lot,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate expires,

            int quantity) {}
}

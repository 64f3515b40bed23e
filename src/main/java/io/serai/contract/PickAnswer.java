package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.FulfilmentId;
import java.util.List;

/**
 * What a warehouse answers to a {@link PickTask}: it has started, picked (fewer pieces than asked is a short pick), packed into
 * parcels, at a store handed over to the customer who collects, or refused.
 */
public record PickAnswer(FulfilmentId task, Status status, List<Line> lines, List<Parcel> parcels) implements Contract {

    public PickAnswer {
        lines = lines == null ? List.of() : List.copyOf(lines);
        parcels = parcels == null ? List.of() : List.copyOf(parcels);
    }

    public enum Status {
        @JsonProperty("started")
        STARTED,
        @JsonProperty("picked")
        PICKED,
        @JsonProperty("packed")
        PACKED,
        @JsonProperty("collected")
        COLLECTED,
        /** It will not send it: somebody else must. */
        @JsonProperty("refused")
        REFUSED
    }

    /** Pieces picked of a line, 0 or more; {@code lots} say which, where they are not those that the task advised. */
    public record Line(
            int line,
            int quantity,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lot> lots) {
        public Line {
            lots = lots == null ? List.of() : List.copyOf(lots);
        }

        public Line(int line, int quantity) {
            this(line, quantity, List.of());
        }
    }

    /** Pieces of one lot, or the one piece of a serial number. */
    public record Lot(String lot, int quantity) {}

    /** One parcel and what is in it; no lines means all that was picked. {@code grams} is its weight, 0 if not weighed. */
    public record Parcel(int grams, List<Line> lines) {
        public Parcel {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }
}

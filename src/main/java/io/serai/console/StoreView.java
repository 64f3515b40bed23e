package io.serai.console;

import io.serai.fulfilment.collect.StoreDesk;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a location has to do for orders: parts that wait to be accepted, are being prepared, or lie ready; orders that are to be
 * collected there and lack something; and what is on its way for them.
 *
 * @param more whether there is more than is listed: the oldest come first, any other is found by its number
 */
public record StoreView(
        Place place,
        List<Part> toAccept,
        List<Part> inWork,
        List<Part> ready,
        List<Lacking> lacking,
        List<OnTheWay> onTheWay,
        boolean more) {

    public record Place(LocationId id, String name) {}

    /** A location and how much waits there. */
    public record Load(Place place, int waiting, int ready) {}

    /**
     * @param customer whose it is, for the counter; null where that is not known, or not to be seen
     * @param mode SHIP or PICKUP
     * @param state of the fulfilment order
     * @param since when it came into this state
     * @param note what the buyer wrote, a gift message too
     * @param held whether the order waits for a person: its goods do not leave
     */
    public record Part(
            FulfilmentId id,
            OrderId order,
            String number,
            @Nullable String customer,
            String mode,
            String state,
            Instant since,
            @Nullable String note,
            boolean held,
            List<Line> lines) {
        /** What the store can do with it now. */
        public List<StoreDesk.Action> actions() {
            return StoreDesk.possible(FulfilmentState.valueOf(state));
        }

        /** Whether the store says with an action how many pieces it found. */
        public boolean asksPieces(StoreDesk.Action action) {
            return action == StoreDesk.Action.READY && FulfilmentState.valueOf(state) == FulfilmentState.PICKING;
        }

        /** Whether the store says with an action which lots it took. */
        public boolean asksLots(StoreDesk.Action action) {
            return asksPieces(action) && lines.stream().anyMatch(Line::isTracked);
        }
    }

    /** @param sources the nearest places that have all that the order lacks */
    public record Lacking(OrderId order, String number, Instant since, List<Line> lines, List<Place> sources) {}

    public record OnTheWay(OrderId order, String number, Instant since, List<Line> lines) {}

    /**
     * @param line its number in the order
     * @param tracking how its pieces are told apart: NONE, LOT, LOT_EXPIRY or SERIAL
     * @param advised the lots to take, as a person would type them; empty if nobody advises any
     * @param note what the buyer wrote to it
     */
    public record Line(
            int line,
            Sku sku,
            @Nullable String title,
            int pieces,
            String tracking,
            String advised,
            @Nullable String note) {
        private static final String NONE = "NONE";

        Line(Sku sku, @Nullable String title, int pieces) {
            this(0, sku, title, pieces, NONE, "", null);
        }

        public boolean isTracked() {
            return !tracking.equals(NONE);
        }
    }
}

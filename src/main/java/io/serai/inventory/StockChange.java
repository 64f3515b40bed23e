package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One move of the ledger: {@code quantity} pieces, 1 or more, leave one account of a place and enter another; with {@code towards} they
 * enter it at another location. {@code reference} is what the one who said so calls it, {@code lot} the lot or serial number where the
 * SKU has them; a discrepancy names the exception that a person sees; {@code happened} is null for what happens as it is posted.
 */
public record StockChange(
        StockPlace place,
        Account source,
        Account target,
        @Nullable LocationId towards,
        int quantity,
        StockCause cause,
        @Nullable OrderId order,
        @Nullable String reference,
        @Nullable UUID exception,
        @Nullable String lot,
        @Nullable Instant happened) {
    public StockChange {
        if (quantity <= 0) {
            throw new IllegalArgumentException("a move of " + quantity + " pieces of " + place);
        }
        if (lot != null && lot.isEmpty()) {
            throw new IllegalArgumentException("a lot without a name");
        }
        if (source == target && towards == null) {
            throw new IllegalArgumentException("a move from " + source + " to itself");
        }
    }

    private StockChange(
            StockPlace place,
            Account source,
            Account target,
            int quantity,
            StockCause cause,
            @Nullable OrderId order,
            @Nullable String reference,
            @Nullable UUID exception) {
        this(place, source, target, null, quantity, cause, order, reference, exception, null, null);
    }

    /** For an order, or for what {@code reference} names. */
    public static StockChange reserve(
            StockPlace place, int quantity, @Nullable OrderId order, @Nullable String reference) {
        return new StockChange(
                place, Account.SELLABLE, Account.RESERVED, quantity, StockCause.RESERVATION, order, reference, null);
    }

    public static StockChange reserve(StockPlace place, int quantity, OrderId order) {
        return reserve(place, quantity, order, null);
    }

    public static StockChange release(
            StockPlace place, int quantity, @Nullable OrderId order, @Nullable String reference) {
        return new StockChange(
                place, Account.RESERVED, Account.SELLABLE, quantity, StockCause.RELEASE, order, reference, null);
    }

    public static StockChange release(StockPlace place, int quantity, OrderId order) {
        return release(place, quantity, order, null);
    }

    /** Reserved pieces leave. */
    public static StockChange ship(StockPlace place, int quantity, OrderId order) {
        return new StockChange(
                place, Account.RESERVED, Account.OUTSIDE, quantity, StockCause.SHIPMENT, order, null, null);
    }

    /** Pieces come to what may be sold, or, below 0, leave it. */
    public static StockChange move(
            StockPlace place, int quantity, StockCause cause, @Nullable OrderId order, @Nullable String reference) {
        return quantity > 0
                ? new StockChange(place, Account.OUTSIDE, Account.SELLABLE, quantity, cause, order, reference, null)
                : new StockChange(place, Account.SELLABLE, Account.OUTSIDE, -quantity, cause, order, reference, null);
    }

    /** A customer gives pieces back, in a condition. */
    public static StockChange back(
            StockPlace place, Account condition, int quantity, OrderId order, @Nullable String reference) {
        return new StockChange(place, Account.OUTSIDE, condition, quantity, StockCause.RETURN, order, reference, null);
    }

    /** The books are put right: so many more, or below 0 fewer, lie there for sale, and {@code exception} tells a person. */
    public static StockChange discrepancy(StockPlace place, int quantity, @Nullable OrderId order, UUID exception) {
        var move = move(place, quantity, StockCause.DISCREPANCY, order, null);
        return move.toldBy(exception);
    }

    /** Pieces that were reserved for an order are not there, and {@code exception} tells a person. */
    public static StockChange missing(StockPlace place, int quantity, OrderId order, UUID exception) {
        return new StockChange(
                place, Account.RESERVED, Account.OUTSIDE, quantity, StockCause.DISCREPANCY, order, null, exception);
    }

    /** From one account to another of the same place. */
    public static StockChange between(
            StockPlace place,
            Account source,
            Account target,
            int quantity,
            StockCause cause,
            @Nullable String reference) {
        return new StockChange(place, source, target, quantity, cause, null, reference, null);
    }

    /** Sets out for another location, where it is in transit until it arrives. */
    public static StockChange transfer(StockPlace place, LocationId towards, int quantity, @Nullable String reference) {
        return new StockChange(
                place,
                Account.SELLABLE,
                Account.IN_TRANSIT,
                towards,
                quantity,
                StockCause.TRANSFER,
                null,
                reference,
                null,
                null,
                null);
    }

    public StockChange ofLot(@Nullable String which) {
        return new StockChange(
                place, source, target, towards, quantity, cause, order, reference, exception, which, happened);
    }

    /** By the clock of the one who tells of it; null: when it is posted. */
    public StockChange happened(@Nullable Instant when) {
        return new StockChange(place, source, target, towards, quantity, cause, order, reference, exception, lot, when);
    }

    /**
     * The same where it is told after these accounts of its place were counted, and the count has seen it: the ledger has the move, and
     * what a count would find in them stays.
     */
    public List<StockChange> seenIn(Set<Account> counted) {
        var moves = new ArrayList<StockChange>();
        if (counted.contains(source)) {
            moves.add(counted(Account.OUTSIDE, source));
        }
        moves.add(this);
        if (towards == null && counted.contains(target)) {
            moves.add(counted(target, Account.OUTSIDE));
        }
        return moves;
    }

    private StockChange counted(Account from, Account into) {
        return new StockChange(
                place, from, into, null, quantity, StockCause.COUNT, order, reference, null, lot, happened);
    }

    /** So many of its pieces, of a lot. */
    StockChange part(int pieces, @Nullable String which) {
        return new StockChange(
                place, source, target, towards, pieces, cause, order, reference, exception, which, happened);
    }

    /** Whether pieces come to lie elsewhere; a promise leaves them where they are. */
    boolean moves() {
        return source.shelf() != target.shelf() || towards != null;
    }

    /** Where they come to lie. */
    StockPlace arrives() {
        return towards == null ? place : new StockPlace(towards, place.sku());
    }

    private StockChange toldBy(UUID told) {
        return new StockChange(place, source, target, towards, quantity, cause, order, reference, told, lot, happened);
    }

    /** Both of its entries: at which place, and what that does to its levels. */
    public void entries(BiConsumer<StockPlace, StockDelta> entry) {
        entry.accept(place, StockDelta.of(source, -quantity));
        entry.accept(arrives(), StockDelta.of(target, quantity));
    }

    /** Adds what it does to the sums of each place. */
    public void addTo(Map<StockPlace, StockDelta> sums) {
        entries((where, delta) -> sums.merge(where, delta, StockDelta::plus));
    }
}

package io.serai.fulfilment.allocation;

import io.serai.fulfilment.allocation.CarriedBook.Row;
import io.serai.kernel.OrderId;
import io.serai.sourcing.Carried;
import io.serai.sourcing.Carry;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Network;
import io.serai.sourcing.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is carried on from one decision of a group to the next. A line that is decided on again has not got what was chosen for it before:
 * what that took more or less is taken back first.
 */
final class CarriedGroup {
    record OrderLine(OrderId order, int line) {}

    private final Carried carried;
    private final List<Row> rows;
    private final Set<OrderId> cancelled;
    private final List<Row> added = new ArrayList<>();
    private final Set<OrderLine> gone = new LinkedHashSet<>();
    private final Map<Slot, Integer> parcels = new HashMap<>();
    private @Nullable Instant last;

    /** @param cancelled orders that took nothing in the end, by neither rule set */
    CarriedGroup(Carried carried, List<Row> earlier, Set<OrderId> cancelled) {
        this.carried = carried;
        this.cancelled = cancelled;
        this.rows = new ArrayList<>(earlier);
    }

    /** What the rule set that is tried finds otherwise than it was found. */
    Carry find(KeptDecisions.One one, Network prices) {
        last = one.at();
        for (var line : one.kept().ask().demand().lines()) {
            takeBack(new OrderLine(one.order(), line.line()));
        }
        return carried.of(one.kept(), prices);
    }

    private void takeBack(OrderLine line) {
        gone.add(line);
        for (var some : List.of(rows, added)) {
            some.removeIf(row -> {
                boolean isOf = row.order().equals(line.order()) && row.taken().line() == line.line();
                if (isOf) {
                    take(row, -1);
                }
                return isOf;
            });
        }
    }

    private void take(Row row, int sign) {
        carried.take(
                row.taken().location(), row.taken().sku(), sign * row.taken().pieces());
    }

    /** The decision by both; each by the hours of its own rule set. */
    void add(KeptDecisions.One one, Decision live, Network counts, Decision tried, Network prices) {
        if (cancelled.contains(one.order())) {
            return;
        }
        for (var taken : Carried.more(tried, live)) {
            var row = new Row(one.order(), one.at(), taken);
            added.add(row);
            take(row, 1);
        }
        if (!prices.rules().countsParcels()) {
            return;
        }
        var ask = one.kept().ask();
        Carried.slots(tried, ask, prices).forEach(slot -> give(slot, 1));
        Carried.slots(live, ask, counts).forEach(slot -> give(slot, -1));
    }

    private void give(Slot slot, int more) {
        parcels.merge(slot, more, Integer::sum);
        carried.give(slot, more);
    }

    /** Lines that were decided on again: what was written of them is not so any more. */
    Collection<OrderLine> gone() {
        return gone;
    }

    List<Row> rows() {
        return added;
    }

    /** What they add up to; without those where both rule sets gave as many. */
    Map<Slot, Integer> parcels() {
        parcels.values().removeIf(more -> more == 0);
        return parcels;
    }

    /** When the last of the group was decided; empty if there was none. */
    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }
}

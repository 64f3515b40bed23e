package io.serai.fulfilment.orders;

import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.DeadEnds;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person lets an order be sourced again from a place that has disappointed it: the refusal was a mistake, or what was missing was found.
 * If it waits, it is sourced at once.
 */
@Port
@Component("deadEndDesk")
public class DeadEndDesk {
    /** What came of it; all but the first leave everything as it was. */
    public enum Answer {
        LIFTED,
        NO_SUCH_ORDER,
        /** The order is over. */
        TOO_LATE,
        /** It may be sourced from there, or there is no such place. */
        NOTHING_TO_DO
    }

    private final Books books;
    private final DeadEnds deadEnds;
    private final Allocation allocation;
    private final Release release;
    private final Clock clock;

    DeadEndDesk(Books books, DeadEnds deadEnds, Allocation allocation, Release release, Clock clock) {
        this.books = books;
        this.deadEnds = deadEnds;
        this.allocation = allocation;
        this.release = release;
        this.clock = clock;
    }

    /** All that the order was disappointed of at a location. */
    @Transactional
    public Answer lift(OrderId order, LocationId location, String person) {
        var group = new Group(List.of(), clock.instant());
        group.addAll(books.openWithDocuments(Set.of(order)));
        if (!group.has(order)) {
            return Answer.NO_SUCH_ORDER;
        }
        var dossier = group.dossier(order);
        if (dossier.state().isFinal()) {
            return Answer.TOO_LATE;
        }
        var lifted = deadEnds.lift(order, location);
        if (lifted.isEmpty()) {
            return Answer.NOTHING_TO_DO;
        }
        group.work()
                .event(
                        dossier,
                        EventType.DEAD_END_LIFTED,
                        Map.of(
                                "location",
                                location,
                                "sku",
                                lifted.stream().map(DeadEnds.Lifted::sku).toList(),
                                "reason",
                                lifted.stream()
                                        .map(DeadEnds.Lifted::reason)
                                        .distinct()
                                        .toList()),
                        Cause.person(person));
        group.wantsStock(dossier);
        allocation.allocate(group);
        release.release(group);
        books.write(group.work());
        return Answer.LIFTED;
    }
}

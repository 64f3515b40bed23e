package io.serai.fulfilment.collect;

import io.serai.contract.PickAnswer;
import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.picking.Picking;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Fulfilments;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Port;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of a store answer for it: they take on a part of an order or refuse it, put it ready, and hand it over. */
@Port
@Component("storeDesk")
public class StoreDesk {
    /** What the store does with its part of an order. */
    public enum Action {
        ACCEPT(PickAnswer.Status.STARTED),
        REFUSE(PickAnswer.Status.REFUSED),
        /** Picked, and put on the shelf of who collects or into a parcel. */
        READY(PickAnswer.Status.PACKED),
        COLLECTED(PickAnswer.Status.COLLECTED);

        private final PickAnswer.Status status;

        Action(PickAnswer.Status status) {
            this.status = status;
        }
    }

    /** What came of it; all but the first leave everything as it was. */
    public enum Answer {
        DONE,
        NO_SUCH_PART,
        /** It is not as far as that, or somebody was faster. */
        TOO_LATE
    }

    private final Books books;
    private final Fulfilments fulfilments;
    private final Picking picking;
    private final Allocation allocation;
    private final Release release;
    private final Clock clock;

    StoreDesk(
            Books books,
            Fulfilments fulfilments,
            Picking picking,
            Allocation allocation,
            Release release,
            Clock clock) {
        this.books = books;
        this.fulfilments = fulfilments;
        this.picking = picking;
        this.allocation = allocation;
        this.release = release;
        this.clock = clock;
    }

    /** @param location where the person stands: nobody answers for another store */
    @Transactional
    public Answer act(String location, FulfilmentId part, Action action, String person) {
        var order = fulfilments.orders(Set.of(part)).get(part);
        if (order == null) {
            return Answer.NO_SUCH_PART;
        }
        var group = new Group(List.of(), clock.instant());
        group.addAll(books.openWithDocuments(Set.of(order)));
        var dossier = group.dossier(order);
        var fulfilment = dossier.fulfilment(part).orElseThrow();
        if (!fulfilment.location().value().equals(location)) {
            return Answer.NO_SUCH_PART;
        }
        if (!possible(fulfilment.state()).contains(action)) {
            return Answer.TOO_LATE;
        }
        var answer = new PickAnswer(part, action.status, List.of(), List.of());
        if (!picking.apply(group, dossier, answer, Cause.person(person))) {
            return Answer.TOO_LATE;
        }
        allocation.allocate(group);
        release.release(group);
        books.write(group.work());
        return Answer.DONE;
    }

    /** One after the other: what is ready was accepted before. What lies ready is no longer refused. */
    public static List<Action> possible(FulfilmentState state) {
        return switch (state) {
            case RELEASED -> List.of(Action.ACCEPT, Action.REFUSE);
            case PICKING -> List.of(Action.READY, Action.REFUSE);
            case PICKED -> List.of(Action.READY);
            case READY -> List.of(Action.COLLECTED);
            default -> List.of();
        };
    }
}

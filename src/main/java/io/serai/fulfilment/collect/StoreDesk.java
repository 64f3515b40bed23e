package io.serai.fulfilment.collect;

import io.serai.contract.PickAnswer;
import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.picking.Picking;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Fulfilments;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.LotRule;
import io.serai.inventory.Lots;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Port;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        TOO_LATE,
        /** The office has to look first: its goods stay where they are. */
        HELD,
        /** The lots of a line are not as many pieces as it has, or a serial number is several. */
        OTHER_LOTS,
        /** More pieces than are wanted, fewer than none, or nobody understands how many. */
        NOT_SO_MANY
    }

    private final Books books;
    private final Fulfilments fulfilments;
    private final Picking picking;
    private final Allocation allocation;
    private final Release release;
    private final Lots lots;
    private final Clock clock;

    StoreDesk(
            Books books,
            Fulfilments fulfilments,
            Picking picking,
            Allocation allocation,
            Release release,
            Lots lots,
            Clock clock) {
        this.books = books;
        this.fulfilments = fulfilments;
        this.picking = picking;
        this.allocation = allocation;
        this.release = release;
        this.lots = lots;
        this.clock = clock;
    }

    /**
     * @param location where the person stands: nobody answers for another store
     * @param found pieces that are there of what is put ready, by the number of the line; of others all. What is missing is sourced again
     * @param took the lots or serial numbers that were picked, by the number of the line; of others those that were advised
     */
    @Transactional
    public Answer act(
            String location,
            FulfilmentId part,
            Action action,
            Map<Integer, Integer> found,
            Map<Integer, List<PickAnswer.Lot>> took,
            String person) {
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
        if (action == Action.COLLECTED && dossier.isHeld()) {
            return Answer.HELD;
        }
        if (fulfilment.lines().stream()
                .anyMatch(line -> pieces(line, found) < 0 || pieces(line, found) > line.quantity())) {
            return Answer.NOT_SO_MANY;
        }
        if (!fit(fulfilment, found, took)) {
            return Answer.OTHER_LOTS;
        }
        var cause = Cause.person(person);
        boolean isShort = fulfilment.lines().stream().anyMatch(line -> pieces(line, found) < line.quantity());
        if (action == Action.READY
                && (isShort || !took.isEmpty())
                && !picking.apply(group, dossier, picked(fulfilment, found, took), cause)) {
            return Answer.TOO_LATE;
        }
        var answer = new PickAnswer(part, action.status, List.of(), List.of());
        if (!isNothing(dossier, part) && !picking.apply(group, dossier, answer, cause)) {
            return Answer.TOO_LATE;
        }
        allocation.allocate(group);
        release.release(group);
        books.write(group.work());
        return Answer.DONE;
    }

    /** Not a single piece was found: there is nothing to put ready. */
    private static boolean isNothing(Dossier dossier, FulfilmentId part) {
        return dossier.fulfilment(part).orElseThrow().state() == FulfilmentState.SHORT;
    }

    private static int pieces(Fulfilment.Line line, Map<Integer, Integer> found) {
        return found.getOrDefault(line.line(), line.quantity());
    }

    private boolean fit(Fulfilment fulfilment, Map<Integer, Integer> found, Map<Integer, List<PickAnswer.Lot>> took) {
        if (took.isEmpty()) {
            return true;
        }
        var rules =
                lots.rules(fulfilment.lines().stream().map(Fulfilment.Line::sku).toList());
        return took.entrySet().stream()
                .allMatch(each -> fulfilment
                        .line(each.getKey())
                        .flatMap(line -> Optional.ofNullable(rules.get(line.sku()))
                                .filter(rule -> fit(rule, pieces(line, found), each.getValue())))
                        .isPresent());
    }

    private static boolean fit(LotRule rule, int pieces, List<PickAnswer.Lot> took) {
        int most = rule.isSerial() ? 1 : pieces;
        return took.stream().mapToLong(PickAnswer.Lot::quantity).sum() == pieces
                && took.stream().allMatch(lot -> lot.quantity() >= 1 && lot.quantity() <= most);
    }

    /** What was found, of these lots. */
    private static PickAnswer picked(
            Fulfilment fulfilment, Map<Integer, Integer> found, Map<Integer, List<PickAnswer.Lot>> took) {
        var lines = fulfilment.lines().stream()
                .map(line -> new PickAnswer.Line(
                        line.line(), pieces(line, found), took.getOrDefault(line.line(), List.of())))
                .toList();
        return new PickAnswer(fulfilment.id(), PickAnswer.Status.PICKED, lines, List.of());
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

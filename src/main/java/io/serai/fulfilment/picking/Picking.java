package io.serai.fulfilment.picking;

import io.serai.channels.Exceptions.Parked;
import io.serai.contract.PickAnswer;
import io.serai.fulfilment.payment.Captures;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.DeadEnds;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Fulfilments;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Holding;
import io.serai.fulfilment.work.Parking;
import io.serai.fulfilment.work.Withdrawal;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Lots;
import io.serai.inventory.StockChange;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.EventType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the warehouses answer: started, picked (short or not), packed, handed over to the customer who collects, or refused. */
@Port
@Component("picking")
public class Picking {
    private final Books books;
    private final Fulfilments fulfilments;
    private final Packing packing;
    private final Captures captures;
    private final Lots lots;

    Picking(Books books, Fulfilments fulfilments, Packing packing, Captures captures, Lots lots) {
        this.books = books;
        this.fulfilments = fulfilments;
        this.packing = packing;
        this.captures = captures;
        this.lots = lots;
    }

    public Group answer(Group group) {
        var entries = group.waiting(PickAnswer.class);
        var asked = entries.stream().map(entry -> answerOf(entry).task()).collect(Collectors.toSet());
        var orders = fulfilments.orders(asked);
        group.addAll(books.openWithDocuments(orders.values()));
        for (var entry : entries) {
            var task = answerOf(entry).task();
            var order = orders.get(task);
            if (order == null) {
                park(group.work(), entry, task);
            } else {
                apply(group, entry, group.dossier(order));
            }
        }
        return group;
    }

    private void apply(Group group, Entry entry, Dossier dossier) {
        var answer = answerOf(entry);
        var before = dossier.fulfilment(answer.task()).orElseThrow().state();
        if (apply(group, dossier, answer, entry.cause())) {
            entry.updated(dossier.id());
        } else {
            entry.ignored("already-" + before.name().toLowerCase(Locale.ROOT), dossier.id());
        }
    }

    /** False if that is no news, or comes too late. */
    public boolean apply(Group group, Dossier dossier, PickAnswer answer, Cause cause) {
        var fulfilment = dossier.fulfilment(answer.task()).orElseThrow();
        return switch (answer.status()) {
            case STARTED -> start(group.work(), dossier, fulfilment, cause);
            case PICKED -> pick(group, dossier, fulfilment, answer, cause);
            case PACKED -> pack(group, dossier, fulfilment, answer, cause);
            case COLLECTED -> collect(group.work(), dossier, fulfilment, cause);
            case REFUSED -> refuse(group, dossier, fulfilment, cause);
        };
    }

    private static boolean start(Work work, Dossier dossier, Fulfilment fulfilment, Cause cause) {
        if (fulfilment.state() != FulfilmentState.RELEASED) {
            return false;
        }
        var picking = fulfilment.in(FulfilmentState.PICKING);
        work.change(dossier, picking);
        work.event(dossier, EventType.PICK_STARTED, dossier.derivedState(), facts(picking), cause);
        return true;
    }

    private boolean pick(Group group, Dossier dossier, Fulfilment fulfilment, PickAnswer answer, Cause cause) {
        start(group.work(), dossier, fulfilment, cause);
        var current = dossier.fulfilment(fulfilment.id()).orElseThrow();
        if (current.state() != FulfilmentState.PICKING) {
            return false;
        }
        var found = found(current, answer.lines());
        note(current, found, answer.lines());
        var missing = missing(current, found);
        if (missing.isEmpty()) {
            var picked = current.in(FulfilmentState.PICKED).withLines(line -> line.picked(line.quantity()));
            group.work().change(dossier, picked);
            group.work().event(dossier, EventType.PICK_DONE, dossier.derivedState(), facts(picked), cause);
        } else {
            pickShort(group, dossier, current, found, missing, cause);
        }
        return true;
    }

    /** A store does not want to, or cannot: its goods are given back, and the order is sourced from elsewhere. */
    private static boolean refuse(Group group, Dossier dossier, Fulfilment fulfilment, Cause cause) {
        if (!fulfilment.state().canBecome(FulfilmentState.CANCELLED)) {
            return false;
        }
        fulfilment.lines().forEach(line -> group.work().deadEnd(dossier, fulfilment.place(line), DeadEnds.Why.REFUSED));
        Withdrawal.of(group.work(), dossier, fulfilment, "refused", cause);
        group.wantsStock(dossier);
        return true;
    }

    /** The shelf had less than the books: the books are put right, a person is told, and what is missing is sourced again. */
    private static void pickShort(
            Group group,
            Dossier dossier,
            Fulfilment fulfilment,
            Map<Integer, Integer> found,
            Map<Integer, Integer> missing,
            Cause cause) {
        var work = group.work();
        boolean nothing = found.values().stream().allMatch(quantity -> quantity == 0);
        var next = nothing ? FulfilmentState.SHORT : FulfilmentState.PICKED;
        for (var line : fulfilment.lines()) {
            int lacking = missing.getOrDefault(line.line(), 0);
            if (lacking > 0) {
                var exception = bookDisagrees(work, dossier, fulfilment, line, lacking);
                work.deadEnd(dossier, fulfilment.place(line), DeadEnds.Why.SHORT);
                work.stock(StockChange.missing(fulfilment.place(line), lacking, dossier.id(), exception));
            }
        }
        var picked = fulfilment.in(next).withLines(line -> line.picked(found.getOrDefault(line.line(), 0)));
        work.change(dossier, picked);
        var data = new HashMap<String, Object>(facts(picked));
        data.put("missing", missing);
        work.event(dossier, EventType.PICK_SHORT, dossier.derivedState(), data, cause);
        group.wantsStock(dossier);
    }

    private static UUID bookDisagrees(
            Work work, Dossier dossier, Fulfilment fulfilment, Fulfilment.Line line, int lacking) {
        var id = Ids.next();
        var args = Map.of(
                "location", fulfilment.location().value(),
                "sku", line.sku().value(),
                "missing", Integer.toString(lacking));
        work.park(Parked.ofStep(id, dossier.id(), fulfilment.location().value(), "stock", "SER-0801", args));
        return id;
    }

    private boolean pack(Group group, Dossier dossier, Fulfilment fulfilment, PickAnswer answer, Cause cause) {
        pick(
                group,
                dossier,
                fulfilment,
                new PickAnswer(answer.task(), PickAnswer.Status.PICKED, List.of(), List.of()),
                cause);
        var current = dossier.fulfilment(fulfilment.id()).orElseThrow();
        if (current.state() != FulfilmentState.PICKED) {
            return false;
        }
        packing.pack(group.work(), dossier, current, answer.parcels(), cause);
        return true;
    }

    private boolean collect(Work work, Dossier dossier, Fulfilment fulfilment, Cause cause) {
        if (fulfilment.state() != FulfilmentState.READY) {
            return false;
        }
        var collected = fulfilment.in(FulfilmentState.COLLECTED);
        Dispatch.leave(work, dossier, collected);
        if (dossier.isHeld()) {
            tellOfHeld(work, dossier, collected, cause);
        }
        work.event(dossier, EventType.ORDER_COLLECTED, dossier.derivedState(), facts(collected), cause);
        captures.ask(work, dossier, collected);
        return true;
    }

    /** A fact cannot be refused: goods that should have waited are with the customer. If that was all, there is nothing left to hold. */
    private static void tellOfHeld(Work work, Dossier dossier, Fulfilment collected, Cause cause) {
        var args = Map.of(
                "order", dossier.order().reference(),
                "location", collected.location().value());
        work.park(Parked.ofStep(Ids.next(), dossier.id(), collected.location().value(), "holds", "SER-0433", args));
        if (!Holding.canStop(dossier)) {
            Holding.end(work, dossier, cause);
        }
    }

    /** Which lots were taken, where the warehouse says so; otherwise those that it was advised. */
    private void note(Fulfilment fulfilment, Map<Integer, Integer> found, List<PickAnswer.Line> told) {
        for (var line : told) {
            var of = fulfilment.line(line.line());
            if (of.isEmpty() || line.lots().isEmpty()) {
                continue;
            }
            int rest = found.getOrDefault(line.line(), 0);
            var taken = new LinkedHashMap<String, Integer>();
            for (var lot : line.lots()) {
                int pieces = Math.min(rest, lot.quantity());
                if (pieces > 0) {
                    taken.merge(lot.lot(), pieces, Integer::sum);
                    rest -= pieces;
                }
            }
            lots.picked(fulfilment.order(), fulfilment.place(of.get()), taken);
        }
    }

    /** Pieces found of each line; an answer without lines says that all were. */
    private static Map<Integer, Integer> found(Fulfilment fulfilment, List<PickAnswer.Line> lines) {
        var found = new HashMap<Integer, Integer>();
        for (var line : fulfilment.lines()) {
            var told = lines.stream().filter(each -> each.line() == line.line()).findFirst();
            int quantity = lines.isEmpty()
                    ? line.quantity()
                    : told.map(PickAnswer.Line::quantity).orElse(0);
            found.put(line.line(), Math.min(line.quantity(), Math.max(0, quantity)));
        }
        return found;
    }

    private static Map<Integer, Integer> missing(Fulfilment fulfilment, Map<Integer, Integer> found) {
        var missing = new HashMap<Integer, Integer>();
        for (var line : fulfilment.lines()) {
            int lacking = line.quantity() - found.getOrDefault(line.line(), 0);
            if (lacking > 0) {
                missing.put(line.line(), lacking);
            }
        }
        return missing;
    }

    public static Map<String, Object> facts(Fulfilment fulfilment) {
        return Map.of("fulfilment", fulfilment.id(), "location", fulfilment.location());
    }

    private static PickAnswer answerOf(Entry entry) {
        return entry.waitsAs(PickAnswer.class).orElseThrow();
    }

    private static void park(Work work, Entry entry, FulfilmentId task) {
        Parking.park(work, entry, "SER-0422", Map.of("what", "task", "reference", task.toString()));
    }
}

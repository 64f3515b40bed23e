package io.serai.fulfilment.work;

import io.serai.channels.Exceptions;
import io.serai.contract.SalesOrder;
import io.serai.inventory.Stock;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import io.serai.log.Attempts;
import io.serai.log.EventType;
import io.serai.log.Journal;
import io.serai.log.Outbox;
import io.serai.orders.Order;
import io.serai.orders.OrderState;
import io.serai.orders.Orders;
import io.serai.payments.Payments;
import io.serai.shipping.Manifests;
import io.serai.shipping.Parcels;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Repository;

/** Opens the dossiers of orders under lock, and writes what was decided on them, set by set. In the caller's transaction. */
@Repository
public class Books {
    private final Orders orders;
    private final Fulfilments fulfilments;
    private final Parcels parcels;
    private final Payments payments;
    private final Holds holds;
    private final Manifests manifests;
    private final Stock stock;
    private final Journal journal;
    private final Outbox outbox;
    private final Attempts attempts;
    private final Exceptions exceptions;
    private final List<Consequence> consequences;
    private final DeadEnds deadEnds;
    private final Loads loads;
    private final Trail trail;
    private final WaitingLines waiting;

    Books(
            Orders orders,
            Fulfilments fulfilments,
            Parcels parcels,
            Payments payments,
            Holds holds,
            Manifests manifests,
            Stock stock,
            Journal journal,
            Outbox outbox,
            Attempts attempts,
            Exceptions exceptions,
            List<Consequence> consequences,
            DeadEnds deadEnds,
            Loads loads,
            Trail trail,
            WaitingLines waiting) {
        this.orders = orders;
        this.fulfilments = fulfilments;
        this.parcels = parcels;
        this.payments = payments;
        this.holds = holds;
        this.manifests = manifests;
        this.stock = stock;
        this.journal = journal;
        this.outbox = outbox;
        this.attempts = attempts;
        this.exceptions = exceptions;
        this.consequences = consequences;
        this.deadEnds = deadEnds;
        this.loads = loads;
        this.trail = trail;
        this.waiting = waiting;
    }

    /** Locks an order ahead of whatever else a transaction locks. */
    public void lock(OrderId order) {
        orders.lock(List.of(order));
    }

    /**
     * Locks and loads; orders that are not there are left out. A transaction opens all that it needs at once, as only one statement locks
     * them in one order.
     */
    public Map<OrderId, Dossier> open(Collection<OrderId> ids) {
        return ids.isEmpty() ? Map.of() : load(orders.lock(ids), false);
    }

    /** The same, with what the channel said of each. */
    public Map<OrderId, Dossier> openWithDocuments(Collection<OrderId> ids) {
        return ids.isEmpty() ? Map.of() : load(orders.lock(ids), true);
    }

    /** An order as it is at this moment, without a lock: for who only looks. */
    public Optional<Dossier> look(OrderId id) {
        return Optional.ofNullable(load(orders.look(List.of(id)), false).get(id));
    }

    /** The same, with what the channel said of it. */
    public Optional<Dossier> lookWithDocument(OrderId id) {
        return Optional.ofNullable(load(orders.look(List.of(id)), true).get(id));
    }

    /**
     * Opens more orders in a transaction that has some already. It does not wait for them, as somebody who has them may wait for those.
     *
     * @throws ConcurrencyFailureException if another transaction has one of them: the work is to be done again
     */
    public Map<OrderId, Dossier> openFurther(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var locked = orders.lockFree(ids);
        if (locked.size() < ids.size()) {
            throw new ConcurrencyFailureException("another transaction works on an order that this one touches");
        }
        return load(locked, true);
    }

    private Map<OrderId, Dossier> load(List<Order> locked, boolean withDocuments) {
        var dossiers = new LinkedHashMap<OrderId, Dossier>();
        var ids = locked.stream().map(Order::id).toList();
        var lines = orders.lines(ids);
        var documents = withDocuments ? orders.documents(ids) : Map.<OrderId, SalesOrder>of();
        locked.forEach(order -> dossiers.put(
                order.id(), new Dossier(order, lines.getOrDefault(order.id(), List.of()), documents.get(order.id()))));
        fulfilments.of(ids).forEach(each -> of(dossiers, each.order()).put(each));
        parcels.of(ids).forEach(each -> of(dossiers, each.order()).put(each));
        payments.of(ids).forEach(each -> of(dossiers, each.order()).put(each));
        holds.of(held(locked)).forEach(each -> of(dossiers, each.order()).put(each));
        dossiers.values().forEach(Dossier::opened);
        return dossiers;
    }

    /** What the channel asked for last, if a person has looked at it and let the order be as it is, and no edit was applied since. */
    public Optional<Asked> dismissed(OrderId order) {
        return holds.dismissed(order);
    }

    /** Whether a person, or the channel by a person, has cancelled what had not left of it. */
    public boolean isRestCancelled(OrderId order) {
        return journal.has(order, EventType.ORDER_REST_CANCELLED);
    }

    /** Whether what the order is told as is of a message that came after this one: they are numbered by time. */
    public boolean isToldByLater(OrderId order, ReceiptId receipt) {
        return journal.hasLater(order, List.of(EventType.ORDER_ACCEPTED, EventType.ORDER_EDITED), receipt);
    }

    /** Whether a person has still to look at this of an order. */
    public boolean isLeftToPerson(OrderId order, String code) {
        return exceptions.isOpen(order, code);
    }

    private static List<OrderId> held(List<Order> orders) {
        return orders.stream()
                .filter(order -> order.state() == OrderState.ON_HOLD)
                .map(Order::id)
                .toList();
    }

    private static Dossier of(Map<OrderId, Dossier> dossiers, OrderId order) {
        return Optional.ofNullable(dossiers.get(order)).orElseThrow();
    }

    /**
     * Orders and what hangs on them first, then stock rows, which allocation has locked by then; last what all transactions share:
     * manifests and the counters of calls.
     */
    public void write(Work work) {
        var now = work.now();
        consequences.forEach(each -> each.of(work));
        orders.insert(work.orders().added(), now);
        trail.note(work.traces());
        work.orders().rewritten().forEach(each -> orders.replace(each.order(), each.document(), each.lines()));
        orders.save(work.orders().changed(), now);
        journal.append(work.events());
        payments.insert(work.payments().added());
        payments.save(work.payments().changed());
        holds.write(work.holds(), now);
        fulfilments.insert(work.fulfilments().added(), now);
        fulfilments.save(work.fulfilments().changed(), now);
        parcels.insert(work.parcels().added(), now);
        parcels.save(work.parcels().changed());
        exceptions.park(work.parked(), now);
        outbox.put(trail.traced(work.messages()));
        write(work.waitingOtherwise());
        stock.touch(work.stock().promised());
        stock.apply(work.stock().changes(), work.stock().locked(), now);
        deadEnds.insert(work.deadEnds(), now);
        loads.pass(work.loads().passed());
        loads.write(work.loads().given(), work.loads().unsent());
        manifests.takeOff(work.boarding().off());
        manifests.add(work.boarding().on(), now);
        attempts.request(work.requests());
    }

    private void write(List<Dossier> waitingOtherwise) {
        waiting.replace(
                waitingOtherwise.stream()
                        .filter(dossier -> !dossier.waitedFor().isEmpty())
                        .map(Dossier::id)
                        .toList(),
                waitingOtherwise.stream()
                        .flatMap(dossier -> dossier.waitsFor().stream())
                        .toList());
    }
}

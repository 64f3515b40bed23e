package io.serai.fulfilment.work;

import io.serai.channels.Exceptions.Parked;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Attempt;
import io.serai.log.Event;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.log.OutboxMessage;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.shipping.Parcel;
import io.serai.sourcing.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a step, or several in one transaction, have decided and not yet written. {@link Books} writes it, set by set. */
public final class Work {
    private final Instant now;
    private final OrderWrites orders = new OrderWrites();
    private final List<NewDecision> kept = new ArrayList<>();
    private final List<DeadEnds.New> deadEnds = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Writes<Fulfilment> fulfilments = new Writes<>(Fulfilment::id);
    private final LoadWrites loads = new LoadWrites(fulfilments);
    private final Writes<Parcel> parcels = new Writes<>(Parcel::id);
    private final Writes<Payment> payments = new Writes<>(Payment::id);
    private final Boarding boarding = new Boarding();
    private final HoldWrites holds = new HoldWrites();
    private final StockMoves stock = new StockMoves();
    private final List<Attempt.Request> requests = new ArrayList<>();
    private final List<OutboxMessage> messages = new ArrayList<>();
    private final List<Owed> owed = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final Map<OrderId, String> traces = new LinkedHashMap<>();

    public Work(Instant now) {
        this.now = now;
    }

    public Instant now() {
        return now;
    }

    /** What is asked for the order's sake goes on with this trace. */
    void trace(OrderId order, @Nullable String traceparent) {
        if (traceparent != null) {
            traces.put(order, traceparent);
        }
    }

    Map<OrderId, String> traces() {
        return traces;
    }

    /** Something happened to an order that leaves its state as it is. */
    public void event(Dossier dossier, EventType type, Map<String, ?> data, Cause cause) {
        event(dossier, type, dossier.state(), data, cause);
    }

    /** Something happened to an order and moved it. @throws IllegalStateException if it cannot make that move */
    public void event(Dossier dossier, EventType type, OrderState to, Map<String, ?> data, Cause cause) {
        orders.touch(dossier);
        var from = dossier.state();
        dossier.put(dossier.order().moved(to));
        append(dossier, type, from.name(), data, cause);
    }

    /** The first event of a new order. Its row is written as it stands after the last step. */
    public void accept(Dossier dossier, Map<String, ?> data, Cause cause) {
        orders.add(dossier);
        append(dossier, EventType.ORDER_ACCEPTED, null, data, cause);
    }

    /** What the channel says of the order is another now, and so may be its lines. */
    public void rewrite(Dossier dossier) {
        orders.rewrite(dossier);
    }

    /** What can be promised of these SKUs may have changed without a move. */
    public void touch(Collection<Sku> skus) {
        stock.touch(skus);
    }

    /** Orders that wait for other pieces than before: what can be promised of these changes with it. */
    List<Dossier> waitingOtherwise() {
        var changed = dossiers().values().stream()
                .filter(dossier -> !dossier.waitsFor().equals(dossier.waitedFor()))
                .toList();
        touch(changed.stream()
                .flatMap(dossier -> Stream.concat(dossier.waitedFor().stream(), dossier.waitsFor().stream()))
                .map(WaitingLines.Line::sku)
                .toList());
        return changed;
    }

    private void append(Dossier dossier, EventType type, @Nullable String from, Map<String, ?> data, Cause cause) {
        var order = dossier.order();
        events.add(new Event(
                order.id(),
                order.seq(),
                type,
                from,
                order.state().name(),
                cause.actor(),
                Json.write(data),
                cause.receipt(),
                now));
    }

    /** The order's row changed by other means than a move. */
    public void touch(Dossier dossier) {
        orders.touch(dossier);
    }

    /** Why the order is fulfilled from where it is, as JSON. */
    public void decision(Dossier dossier, String json) {
        orders.decide(dossier, json);
    }

    /** What the decision rested on; of the order's last event. */
    public void kept(Dossier dossier, Decided decided, String json) {
        kept.add(new NewDecision(dossier.id(), dossier.order().seq(), decided.kept(), json));
    }

    /** The order is not sourced from there again. */
    public void deadEnd(Dossier dossier, StockPlace place, DeadEnds.Why why) {
        deadEnds.add(new DeadEnds.New(dossier.id(), place.location(), place.sku(), why));
    }

    /** The places that parcels have in the days of their locations. */
    public LoadWrites loads() {
        return loads;
    }

    public void add(Dossier dossier, Fulfilment fulfilment) {
        dossier.put(fulfilment);
        fulfilments.add(fulfilment);
    }

    /** Whether it was made in this transaction: nobody has heard of it. */
    boolean isNew(Fulfilment fulfilment) {
        return fulfilments.isNew(fulfilment);
    }

    public void change(Dossier dossier, Fulfilment fulfilment) {
        dossier.put(fulfilment);
        fulfilments.change(fulfilment);
    }

    public void add(Dossier dossier, Parcel parcel) {
        dossier.put(parcel);
        parcels.add(parcel);
        if (!dossier.isHeld()) {
            boarding.putOn(parcel);
        }
    }

    /** Which parcels leave with their carriers' open manifests. */
    public Boarding boarding() {
        return boarding;
    }

    public void change(Dossier dossier, Parcel parcel) {
        dossier.put(parcel);
        parcels.change(parcel);
    }

    public void add(Dossier dossier, Payment payment) {
        dossier.put(payment);
        payments.add(payment);
    }

    public void change(Dossier dossier, Payment payment) {
        dossier.put(payment);
        payments.change(payment);
    }

    /** Notes a move. */
    public void stock(StockChange change) {
        stock.add(change);
    }

    /** All that this transaction does to stock. */
    public StockMoves stock() {
        return stock;
    }

    /** Asks for a call to the outside, once for each (door, kind, subject). */
    public void ask(Attempt.Request request) {
        requests.add(request);
    }

    public void send(OutboxMessage message) {
        messages.add(message);
    }

    /** A channel is to give back money that it has. */
    public void owes(Owed refund) {
        owed.add(refund);
    }

    /** Leaves something to a person. */
    public void park(Parked exception) {
        parked.add(exception);
    }

    OrderWrites orders() {
        return orders;
    }

    /** The dossiers of the orders that something happened to. */
    public Map<OrderId, Dossier> dossiers() {
        return orders.dossiers();
    }

    public List<Event> events() {
        return events;
    }

    Writes<Fulfilment> fulfilments() {
        return fulfilments;
    }

    Writes<Parcel> parcels() {
        return parcels;
    }

    Writes<Payment> payments() {
        return payments;
    }

    HoldWrites holds() {
        return holds;
    }

    public List<NewDecision> keptDecisions() {
        return kept;
    }

    public List<DeadEnds.New> deadEnds() {
        return deadEnds;
    }

    public List<Attempt.Request> requests() {
        return requests;
    }

    public List<Owed> owed() {
        return owed;
    }

    List<OutboxMessage> messages() {
        return messages;
    }

    public List<Parked> parked() {
        return parked;
    }
}

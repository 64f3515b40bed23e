package io.serai.fulfilment.work;

import io.serai.channels.Exceptions.Parked;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.FulfilmentId;
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
import io.serai.sourcing.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a step, or several in one transaction, have decided and not yet written. {@link Books} writes it, set by set. */
public final class Work {
    private final Instant now;
    private final OrderWrites orders = new OrderWrites();
    private final List<NewDecision> kept = new ArrayList<>();
    private final List<DeadEnds.New> deadEnds = new ArrayList<>();
    private final List<Loads.Given> parcelsGiven = new ArrayList<>();
    /** Who goes on with a parcel in the end, and who had it before this transaction. */
    private final Map<FulfilmentId, FulfilmentId> parcelsPassed = new LinkedHashMap<>();

    private final Set<FulfilmentId> parcelsWorked = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final Writes<Fulfilment> fulfilments = new Writes<>(Fulfilment::id);
    private final Writes<Parcel> parcels = new Writes<>(Parcel::id);
    private final Writes<Payment> payments = new Writes<>(Payment::id);
    private final Map<UUID, Parcel> boarding = new LinkedHashMap<>();
    private final Set<UUID> leftBehind = new LinkedHashSet<>();
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

    /** A location is given a parcel to work on. */
    public void gave(FulfilmentId fulfilment, Slot slot) {
        parcelsGiven.add(new Loads.Given(fulfilment, slot));
    }

    /** A location has done its work on a parcel that will not be sent: its place in the day is used. */
    void worked(FulfilmentId fulfilment) {
        parcelsWorked.add(fulfilment);
    }

    /** What is left of one that its location was given is worked on there as another. */
    void goesOn(FulfilmentId before, FulfilmentId after) {
        var first = parcelsPassed.getOrDefault(before, before);
        parcelsPassed.remove(before);
        parcelsPassed.put(after, first);
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
            putOn(parcel);
        }
    }

    /** It leaves with its carrier's open manifest. */
    public void putOn(Parcel parcel) {
        boarding.put(parcel.id(), parcel);
        leftBehind.remove(parcel.id());
    }

    /** It does not leave, whatever manifest it is on. */
    void takeOff(Parcel parcel) {
        boarding.remove(parcel.id());
        leftBehind.add(parcel.id());
    }

    Collection<Parcel> boarding() {
        return boarding.values();
    }

    Set<UUID> leftBehind() {
        return leftBehind;
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

    List<Loads.Given> parcelsGiven() {
        var ended = fulfilments.added().stream()
                .filter(each -> !each.state().counts())
                .map(Fulfilment::id)
                .toList();
        return parcelsGiven.stream()
                .filter(each -> !ended.contains(each.fulfilment()))
                .toList();
    }

    List<Loads.Passed> parcelsPassed() {
        return parcelsPassed.entrySet().stream()
                .map(each -> new Loads.Passed(each.getValue(), each.getKey()))
                .toList();
    }

    /**
     * Fulfilment orders of which nothing will be sent, and on which nobody has worked so far that it was picked; also new ones, which may have
     * gone on with what another was given.
     */
    List<FulfilmentId> parcelsUnsent() {
        return Stream.concat(fulfilments.changed().stream(), fulfilments.added().stream())
                .filter(each -> !each.state().counts() && !parcelsWorked.contains(each.id()))
                .map(Fulfilment::id)
                .toList();
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

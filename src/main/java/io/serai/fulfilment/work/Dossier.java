package io.serai.fulfilment.work;

import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.inventory.WaitingLines;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.orders.Goods;
import io.serai.orders.Order;
import io.serai.orders.OrderLine;
import io.serai.orders.OrderState;
import io.serai.payments.Payment;
import io.serai.shipping.Parcel;
import io.serai.shipping.ParcelState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one order, locked together while a step works on it. Steps change it through {@link Work}, which remembers what has
 * to be written.
 */
public final class Dossier {
    private Order order;
    private List<OrderLine> lines;
    private final Map<FulfilmentId, Fulfilment> fulfilments = new LinkedHashMap<>();
    private final Map<UUID, Parcel> parcels = new LinkedHashMap<>();
    private final Map<UUID, Payment> payments = new LinkedHashMap<>();
    private final Map<HoldKind, Hold> holds = new LinkedHashMap<>();
    private @Nullable SalesOrder document;
    private List<WaitingLines.Line> waitedFor = List.of();

    public Dossier(Order order, List<OrderLine> lines, @Nullable SalesOrder document) {
        this.order = order;
        this.lines = List.copyOf(lines);
        this.document = document;
    }

    public Order order() {
        return order;
    }

    public OrderId id() {
        return order.id();
    }

    public OrderState state() {
        return order.state();
    }

    /** As they were bought. */
    public List<OrderLine> lines() {
        return lines;
    }

    public Collection<Fulfilment> fulfilments() {
        return new ArrayList<>(fulfilments.values());
    }

    public Optional<Fulfilment> fulfilment(FulfilmentId id) {
        return Optional.ofNullable(fulfilments.get(id));
    }

    public Collection<Parcel> parcels() {
        return new ArrayList<>(parcels.values());
    }

    public Stream<Parcel> parcels(FulfilmentId fulfilment) {
        return parcels.values().stream().filter(parcel -> parcel.fulfilment().equals(fulfilment));
    }

    /** Those that have to go on a manifest; a carrier may have scanned one before it was on any. */
    Stream<Parcel> toManifest() {
        return fulfilments.values().stream()
                .filter(each -> each.state() == FulfilmentState.PACKED)
                .flatMap(each -> parcels(each.id()));
    }

    /** Those that wait for the carrier. */
    Stream<Parcel> packed() {
        return toManifest().filter(parcel -> parcel.state() == ParcelState.PACKED);
    }

    /** The goods are with the carrier or the customer; a carrier that has scanned a parcel has it, whatever its manifest says. */
    public boolean isGone(Fulfilment fulfilment) {
        return fulfilment.state().isGone()
                || (fulfilment.state() == FulfilmentState.PACKED
                        && parcels(fulfilment.id()).anyMatch(parcel -> parcel.state() != ParcelState.PACKED));
    }

    /** Whether its goods can still be put back. */
    boolean canBeTakenBack(Fulfilment fulfilment) {
        return fulfilment.state().canBecome(FulfilmentState.CANCELLED) && !isGone(fulfilment);
    }

    /** Those that nobody has begun to pick. */
    Stream<Fulfilment> unbegun() {
        return fulfilments.values().stream()
                .filter(each -> each.state().counts() && !each.state().hasBegun());
    }

    /** Who could send more of it in a parcel that is to be sent anyhow: its own, which takes no place of a location's day. */
    public List<LocationId> unbegunAt() {
        return unbegun()
                .filter(each -> each.mode() == order.mode())
                .map(Fulfilment::location)
                .distinct()
                .toList();
    }

    /** Some fulfilment order is, or was, about goods of it for the customer. */
    public boolean isUnderWay() {
        return fulfilments.values().stream().anyMatch(each -> each.state().counts());
    }

    /** A part of it, or all. */
    public boolean someGone() {
        return fulfilments.values().stream().anyMatch(this::isGone);
    }

    /** Nothing of it lies here, and nothing of it is still to be found. */
    public boolean allGone() {
        return allCovered()
                && fulfilments.values().stream()
                        .filter(each -> each.state().counts())
                        .allMatch(this::isGone);
    }

    /** The same, and the books have it: nothing will be booked as leaving any more. */
    public boolean allLeft() {
        return allGone()
                && fulfilments.values().stream()
                        .map(Fulfilment::state)
                        .filter(FulfilmentState::counts)
                        .allMatch(FulfilmentState::isGone);
    }

    /** Nothing of it can be changed any more: for what a channel tidies up it is over, also while its carrier still has it. */
    public boolean isOver() {
        return state().isFinal() || state() == OrderState.SHIPPED || (someGone() && allGone());
    }

    public Collection<Payment> payments() {
        return new ArrayList<>(payments.values());
    }

    /** What the channel said, where the step that loaded it asked for that. */
    public SalesOrder document() {
        if (document == null) {
            throw new IllegalStateException("the document of order " + id() + " was not loaded");
        }
        return document;
    }

    /** The same, empty where the step did not ask for it. */
    Optional<SalesOrder> told() {
        return Optional.ofNullable(document);
    }

    public void put(Order changed) {
        order = changed;
    }

    public void put(SalesOrder told) {
        document = told;
    }

    public void put(Fulfilment changed) {
        fulfilments.put(changed.id(), changed);
    }

    public void put(Parcel changed) {
        parcels.put(changed.id(), changed);
    }

    public void put(Payment changed) {
        payments.put(changed.id(), changed);
    }

    /** The open ones. */
    List<Hold> holds() {
        return List.copyOf(holds.values());
    }

    public boolean isHeld() {
        return !holds.isEmpty();
    }

    /** For another reason, too, or alone. */
    public boolean isHeldBesides(HoldKind kind) {
        return holds.keySet().stream().anyMatch(each -> each != kind);
    }

    public Optional<Hold> hold(HoldKind kind) {
        return Optional.ofNullable(holds.get(kind));
    }

    public void put(Hold placed) {
        holds.put(placed.kind(), placed);
    }

    void remove(Hold released) {
        holds.remove(released.kind());
    }

    public void putLines(List<OrderLine> changed) {
        lines = List.copyOf(changed);
    }

    /** What has to be found on shelves for it: its lines, and of kits their parts. */
    public Stream<Goods> goods() {
        return lines.stream().flatMap(line -> line.goods(line.wanted()));
    }

    /** The numbers of the lines as they were bought, of goods by their numbers. */
    public List<Integer> bought(Collection<Integer> goods) {
        return lines.stream()
                .filter(line -> line.goods(1).anyMatch(each -> goods.contains(each.line())))
                .map(OrderLine::line)
                .toList();
    }

    boolean hasKits() {
        return lines.stream().anyMatch(OrderLine::isKit);
    }

    /** Pieces that no fulfilment order has taken on yet. */
    public int uncovered(Goods goods) {
        return goods.quantity() - covered(goods.line());
    }

    /** Of a kit: how many cannot be made of what fulfilment orders have taken on. */
    public int uncovered(OrderLine line) {
        return line.wanted() - line.whole(this::covered);
    }

    /** Once all of it is read: what it waits for from now on is held against this. */
    void opened() {
        waitedFor = waitsFor();
    }

    /** What it waited for when it was opened. */
    List<WaitingLines.Line> waitedFor() {
        return waitedFor;
    }

    /** Pieces that no fulfilment order has taken on, while it looks for them: it is paid then, and not held. */
    List<WaitingLines.Line> waitsFor() {
        if (state() != OrderState.AWAITING_STOCK && state() != OrderState.FULFILLING) {
            return List.of();
        }
        var only = order.mode() == Mode.PICKUP ? order.location() : null;
        return goods().filter(goods -> uncovered(goods) > 0)
                .map(goods ->
                        new WaitingLines.Line(id(), goods.line(), goods.sku(), order.channel(), only, uncovered(goods)))
                .toList();
    }

    private int covered(int number) {
        return fulfilments.values().stream()
                .mapToInt(fulfilment -> fulfilment.covers(number))
                .sum();
    }

    public boolean allCovered() {
        return lines.stream().allMatch(line -> uncovered(line) <= 0);
    }

    /** Whether its payments cover what it costs, pieces that were given up with their money among it. */
    public boolean isPaid() {
        return payments.values().stream().mapToLong(Payment::pays).sum()
                >= order.total().minor();
    }

    public boolean pickingHasBegun() {
        return fulfilments.values().stream()
                .map(Fulfilment::state)
                .anyMatch(state -> state.counts() && state.hasBegun());
    }

    /** The state that follows from its fulfilment orders, unless it is held. */
    public OrderState derivedState() {
        if (isHeld()) {
            return OrderState.ON_HOLD;
        }
        var states = fulfilments.values().stream()
                .map(Fulfilment::state)
                .filter(FulfilmentState::counts)
                .toList();
        return FulfilmentState.orderState(states, allCovered());
    }
}

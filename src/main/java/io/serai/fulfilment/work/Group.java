package io.serai.fulfilment.work;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.serai.channels.Envelope;
import io.serai.channels.ItemOutcome;
import io.serai.contract.Contract;
import io.serai.contract.Kit;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import io.serai.kernel.Sku;
import io.serai.log.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the steps of one transaction hand to each other: claimed envelopes, their items, and the orders that they touch. */
public final class Group {
    private final List<Envelope> envelopes;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<OrderId, Dossier> dossiers = new LinkedHashMap<>();
    private final Set<OrderId> toAllocate = new LinkedHashSet<>();
    private final List<ItemOutcome> givenUp = new ArrayList<>();
    private final Map<ReceiptId, Span> spans = new LinkedHashMap<>();
    private Map<Sku, List<Kit.Part>> kits = Map.of();
    private final Work work;
    private final boolean trial;

    public Group(List<Envelope> envelopes, Instant now) {
        this(envelopes, now, false);
    }

    private Group(List<Envelope> envelopes, Instant now, boolean trial) {
        this.envelopes = List.copyOf(envelopes);
        this.work = new Work(now);
        this.trial = trial;
    }

    /** One whose transaction is taken back: nothing of it may be done in another. */
    public static Group trial(List<Envelope> envelopes, Instant now) {
        return new Group(envelopes, now, true);
    }

    public boolean isTrial() {
        return trial;
    }

    /** Whether it is about anything; otherwise the round ends. */
    public boolean isFilled() {
        return !envelopes.isEmpty() || !toAllocate.isEmpty();
    }

    public List<Envelope> envelopes() {
        return envelopes;
    }

    public void add(Entry entry) {
        entries.add(entry);
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The items of a kind that still wait for their outcome, in the order they came. */
    public <C extends Contract> List<Entry> waiting(Class<C> kind) {
        return entries.stream().filter(entry -> entry.waitsAs(kind).isPresent()).toList();
    }

    /** Whether every item of an envelope is of a kind. */
    public boolean onlyHolds(Envelope envelope, Class<? extends Contract> kind) {
        return entries.stream()
                .filter(entry -> entry.envelope().receipt().equals(envelope.receipt()))
                .allMatch(entry -> entry.isA(kind));
    }

    /** Of the SKUs that its items name, those that are sold as one and lie on the shelf as several. */
    public Map<Sku, List<Kit.Part>> kits() {
        return kits;
    }

    public void know(Map<Sku, List<Kit.Part>> found) {
        kits = Map.copyOf(found);
    }

    public void add(Dossier dossier) {
        dossiers.put(dossier.id(), dossier);
    }

    public void addAll(Map<OrderId, Dossier> opened) {
        opened.values().forEach(this::add);
    }

    /** Whether it has locked any: those that it takes in are nobody else's yet. */
    public boolean holdsOrders() {
        return dossiers.keySet().stream().anyMatch(order -> !work.orders().isNew(order));
    }

    public boolean has(OrderId order) {
        return dossiers.containsKey(order);
    }

    public Dossier dossier(OrderId order) {
        var dossier = dossiers.get(order);
        if (dossier == null) {
            throw new IllegalStateException("order " + order + " is not open in this group");
        }
        return dossier;
    }

    public Collection<Dossier> dossiers() {
        return dossiers.values();
    }

    /** The order wants stock: the allocation step of this group looks for it. */
    public void wantsStock(Dossier dossier) {
        toAllocate.add(dossier.id());
    }

    public List<Dossier> toAllocate() {
        return toAllocate.stream().map(this::dossier).toList();
    }

    /** The outcome of an envelope whose items nobody knows. */
    public void gaveUp(ItemOutcome outcome) {
        givenUp.add(outcome);
    }

    /** What became of every item. @throws IllegalStateException if one was forgotten */
    public List<ItemOutcome> outcomes() {
        var outcomes = new ArrayList<>(givenUp);
        for (var entry : entries) {
            outcomes.add(entry.outcome()
                    .orElseThrow(() -> new IllegalStateException(
                            "item " + entry.no() + " of " + entry.envelope() + " has no outcome")));
        }
        return outcomes;
    }

    public Work work() {
        return work;
    }

    /** The spans of its envelopes, while somebody traces. */
    public void traces(Map<ReceiptId, Span> each) {
        spans.putAll(each);
    }

    /** New orders go on with the trace of their message. */
    public void handOnTraces() {
        for (var entry : spans.isEmpty() ? List.<Entry>of() : entries) {
            var span = spans.get(entry.envelope().receipt());
            entry.outcome()
                    .filter(outcome -> outcome.kind() == ItemOutcome.Kind.CREATED)
                    .ifPresent(outcome -> {
                        if (span != null && outcome.order() != null) {
                            work.trace(outcome.order(), Traces.traceparent(span));
                        }
                    });
        }
    }

    public void endTraces(boolean failed) {
        spans.values().forEach(span -> {
            if (failed) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        });
        spans.clear();
    }

    @Override
    public String toString() {
        return envelopes.isEmpty() ? toAllocate.size() + " orders" : envelopes.size() + " envelopes";
    }
}

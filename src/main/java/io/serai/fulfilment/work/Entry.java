package io.serai.fulfilment.work;

import io.serai.channels.Envelope;
import io.serai.channels.ItemOutcome;
import io.serai.channels.ItemOutcome.Kind;
import io.serai.contract.Contract;
import io.serai.kernel.OrderId;
import io.serai.mapping.Item;
import io.serai.mapping.Partner;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a claimed envelope on its way through the steps; in the end it has exactly one outcome. */
public final class Entry {
    private final Envelope envelope;
    private final Partner partner;
    private final Item item;
    private @Nullable Contract contract;
    private @Nullable UUID exception;
    private @Nullable ItemOutcome outcome;

    public Entry(Envelope envelope, Partner partner, Item item, @Nullable Contract contract) {
        this.envelope = envelope;
        this.partner = partner;
        this.item = item;
        this.contract = contract;
    }

    public Envelope envelope() {
        return envelope;
    }

    public Partner partner() {
        return partner;
    }

    public int no() {
        return item.no();
    }

    /** Which contract of its element it is, from 1. */
    int part() {
        return item.part();
    }

    /** The item as a person may correct it; null if that is the whole message. */
    @Nullable
    String document() {
        return item.document();
    }

    /** A person takes it out of an exception; if it is parked again it stays in that one. */
    public void replays(UUID parked) {
        exception = parked;
    }

    Optional<UUID> exception() {
        return Optional.ofNullable(exception);
    }

    public Cause cause() {
        return new Cause(partner.name(), envelope.receipt());
    }

    /** What it means, while it still waits for its outcome. */
    public <C extends Contract> Optional<C> waitsAs(Class<C> kind) {
        return outcome == null && kind.isInstance(contract) ? Optional.of(kind.cast(contract)) : Optional.empty();
    }

    boolean isA(Class<? extends Contract> kind) {
        return kind.isInstance(contract);
    }

    public void means(Contract resolved) {
        contract = resolved;
    }

    public void created(OrderId order) {
        conclude(Kind.CREATED, order, null);
    }

    public void updated(@Nullable OrderId order) {
        conclude(Kind.UPDATED, order, null);
    }

    public void ignored(String reason, @Nullable OrderId order) {
        conclude(Kind.IGNORED, order, reason);
    }

    void parked(String code, @Nullable OrderId order) {
        conclude(Kind.PARKED, order, code);
    }

    private void conclude(Kind kind, @Nullable OrderId order, @Nullable String reason) {
        if (outcome != null) {
            throw new IllegalStateException("item " + no() + " of " + envelope + " already was " + outcome.kind());
        }
        outcome = new ItemOutcome(envelope.receipt(), no(), kind, order, reason);
    }

    Optional<ItemOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }
}

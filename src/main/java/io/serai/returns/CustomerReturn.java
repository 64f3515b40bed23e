package io.serai.returns;

import io.serai.contract.ReturnRequest.Way;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.returns.ReturnLine.Outcome;
import io.serai.returns.ReturnLine.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods that a customer gives back.
 *
 * @param key the asker's own name of it, unique in the order; of a till unique in its channel
 * @param part from 1: what was asked by one key is expected in parts, one for each place
 * @param order where they come from; null where a till did not know
 * @param location where they are expected, then where they came
 * @param refunded what is given back for it, in minor units of {@code currency}
 * @param label the SSCC on the label that the customer got
 * @param exchangeOrder the order that brings what was wanted instead
 * @param at when it was asked for
 */
public record CustomerReturn(
        UUID id,
        String channel,
        String key,
        int part,
        @Nullable OrderId order,
        Origin origin,
        Way way,
        LocationId location,
        ReturnState state,
        String currency,
        long refunded,
        @Nullable String label,
        @Nullable OrderId exchangeOrder,
        List<ReturnLine> lines,
        Instant at) {

    public CustomerReturn {
        lines = List.copyOf(lines);
    }

    /** All that was asked by its key. */
    public CustomerReturn(
            UUID id,
            String channel,
            String key,
            @Nullable OrderId order,
            Origin origin,
            Way way,
            LocationId location,
            ReturnState state,
            String currency,
            long refunded,
            @Nullable String label,
            @Nullable OrderId exchangeOrder,
            List<ReturnLine> lines,
            Instant at) {
        this(
                id,
                channel,
                key,
                1,
                order,
                origin,
                way,
                location,
                state,
                currency,
                refunded,
                label,
                exchangeOrder,
                lines,
                at);
    }

    /** Who asked. */
    public enum Origin {
        /** Nobody asked: a till has taken them back. */
        TILL,
        CUSTOMER,
        CHANNEL,
        STORE,
        /** Somebody of ours. */
        PERSON
    }

    /** @throws IllegalStateException if the table has no such move */
    private CustomerReturn in(
            ReturnState next,
            LocationId where,
            @Nullable String sscc,
            long back,
            @Nullable OrderId instead,
            List<ReturnLine> changed) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("return " + id + " cannot go from " + state + " to " + next);
        }
        return new CustomerReturn(
                id, channel, key, part, order, origin, way, where, next, currency, back, sscc, instead, changed, at);
    }

    /** The goods may come, with a label where they come in a parcel. */
    public CustomerReturn expected(LocationId where, @Nullable String sscc) {
        return in(ReturnState.EXPECTED, where, sscc, refunded, exchangeOrder, lines);
    }

    /** They are there, by the number of the line; of a line that is not named nothing came. */
    public CustomerReturn received(LocationId where, Map<Integer, Received> came) {
        var counted = lines.stream()
                .map(line -> line.received(came.getOrDefault(line.no(), Received.NOTHING)))
                .toList();
        return in(ReturnState.RECEIVED, where, label, refunded, exchangeOrder, counted);
    }

    /**
     * It is decided what the customer gets.
     *
     * @param waits whether a provider has to be asked for the money first
     */
    public CustomerReturn settled(List<ReturnLine> decided, boolean waits, @Nullable OrderId instead) {
        return in(waits ? ReturnState.SETTLING : ReturnState.SETTLED, location, label, back(decided), instead, decided);
    }

    /** The order of the exchange came to nothing: the customer gets the money for those pieces after all. */
    public CustomerReturn refundedInstead(boolean waits) {
        var decided = lines.stream()
                .map(line -> line.outcome() == Outcome.EXCHANGED ? line.settled(Outcome.REFUNDED, line.worth()) : line)
                .toList();
        var due = in(ReturnState.SETTLING, location, label, back(decided), exchangeOrder, decided);
        return waits ? due : due.in(ReturnState.SETTLED, location, label, due.refunded, exchangeOrder, decided);
    }

    /** What was paid for the pieces that are exchanged. */
    public long exchanged() {
        return sum(lines, Outcome.EXCHANGED);
    }

    private static long back(List<ReturnLine> decided) {
        return sum(decided, Outcome.REFUNDED);
    }

    private static long sum(List<ReturnLine> lines, Outcome outcome) {
        return lines.stream()
                .filter(line -> line.outcome() == outcome)
                .mapToLong(ReturnLine::worth)
                .reduce(0, Math::addExact);
    }

    public CustomerReturn refused() {
        return in(ReturnState.REFUSED, location, label, 0, exchangeOrder, lines);
    }

    /** Whether the goods are there, or nothing of it comes. */
    public boolean hasCome() {
        return state.hasCome();
    }

    /** Whether so many pieces have come before, line by line. */
    public boolean hasCome(Map<Integer, Received> came) {
        return state.hasCome()
                && lines.stream()
                        .allMatch(line -> line.received().equals(came.getOrDefault(line.no(), Received.NOTHING)));
    }

    /** Pieces of a line that nobody else may give back: those that came, or as long as they have not, those announced. */
    int claims(ReturnLine line) {
        return state.hasCome() ? line.received().pieces() : line.quantity();
    }
}

package io.serai.console;

import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer gives back. Amounts are decimal texts in major units of {@code currency}.
 *
 * @param part from 1: what was asked by one key is expected in parts, one for each place
 * @param origin who asked: TILL, CUSTOMER, CHANNEL, STORE or PERSON
 * @param way LABEL or STORE
 * @param location where it is expected, then where it came
 * @param refunded what is given back
 * @param refundRefused a provider said no to a part of it
 * @param dueByChannel what of it the channel has still to give back
 * @param label the SSCC on the label that the customer got
 * @param exchangeOrder the order that brings what was wanted instead
 */
public record ReturnView(
        UUID id,
        String key,
        int part,
        String origin,
        String way,
        LocationId location,
        String state,
        String currency,
        String refunded,
        boolean refundRefused,
        @Nullable String dueByChannel,
        @Nullable String label,
        @Nullable OrderId exchangeOrder,
        Instant at,
        Instant changedAt,
        List<Line> lines) {

    /**
     * {@code quantity} pieces were announced; {@code sellable}, {@code damaged} and {@code quarantine} came. {@code tracking} is how they
     * are told apart: NONE, LOT, LOT_EXPIRY or SERIAL.
     */
    public record Line(
            int no,
            @Nullable Integer line,
            Sku sku,
            int quantity,
            String reason,
            String tracking,
            @Nullable Sku exchange,
            int sellable,
            int damaged,
            int quarantine,
            String worth,
            @Nullable String outcome) {
        public int received() {
            return sellable + damaged + quarantine;
        }
    }

    /** Pieces of a line of the order that may still be given back, 0 if none; {@code tracking} is how they are told apart. */
    public record Open(
            int line, String reference, Sku sku, @Nullable String title, String tracking, int pieces) {}
}

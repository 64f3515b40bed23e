package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a channel tells it. Unique by (channel, {@code reference}); the greater {@code revision} is the newer (epoch
 * milliseconds of the channel's last change, or its own counter). Amounts are in major units of {@code currency} (ISO 4217).
 * The sum holds: lines + tax (unless inside) + shipping + fees + duties + tips − discount ± rounding = total, where a line is
 * {@code quantity × unitPrice − discount}.
 */
public record SalesOrder(
        String reference,
        @Nullable String number,
        long revision,
        Instant placedAt,
        String currency,
        boolean taxIncluded,
        Fulfilment fulfilment,
        @Nullable Customer customer,
        @Nullable Address shipTo,
        @Nullable Address billTo,
        List<Line> lines,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal fees,
        @Nullable BigDecimal duties,
        @Nullable BigDecimal tips,
        @Nullable BigDecimal discount,
        @Nullable BigDecimal rounding,
        BigDecimal total,
        List<Payment> payments,
        @Nullable String note,
        @Nullable Requested requested)
        implements Contract {

    public SalesOrder {
        payments = payments == null ? List.of() : List.copyOf(payments);
    }

    public SalesOrder withLines(List<Line> changed) {
        return with(fulfilment, changed);
    }

    /** The same order, at another place. */
    public SalesOrder at(LocationId place) {
        return with(new Fulfilment(fulfilment.mode(), place), lines);
    }

    private SalesOrder with(Fulfilment way, List<Line> changed) {
        return new SalesOrder(
                reference,
                number,
                revision,
                placedAt,
                currency,
                taxIncluded,
                way,
                customer,
                shipTo,
                billTo,
                changed,
                tax,
                shipping,
                fees,
                duties,
                tips,
                discount,
                rounding,
                total,
                payments,
                note,
                requested);
    }

    /** The same goods for the same sums on the same way; what says nothing of those is as in another telling of it. */
    public SalesOrder besides(SalesOrder told) {
        return new SalesOrder(
                reference,
                number,
                revision,
                placedAt,
                currency,
                taxIncluded,
                fulfilment,
                told.customer,
                shipTo,
                told.billTo,
                lines,
                tax,
                shipping,
                fees,
                duties,
                tips,
                discount,
                rounding,
                total,
                told.payments,
                told.note,
                told.requested);
    }

    /**
     * Another order of the same customer, in the same currency and to the same addresses: of goods at these prices, with their tax in them,
     * with no costs beside them, and nothing paid yet.
     */
    public SalesOrder another(
            String name, String display, Instant at, Fulfilment way, List<Line> goods, BigDecimal sum) {
        return new SalesOrder(
                name, display, 1, at, currency, true, way, customer, shipTo, billTo, goods, null, null, null, null,
                null, null, null, sum, List.of(), null, null);
    }

    /** How the goods reach the customer. */
    public enum Mode {
        /** A carrier brings them to {@code shipTo}. */
        @JsonProperty("ship")
        SHIP,
        /** The customer collects them at {@code location}. */
        @JsonProperty("pickup")
        PICKUP,
        /** The customer left the till of {@code location} with them. */
        @JsonProperty("handover")
        HANDOVER
    }

    /** When the buyer wants the goods: the window in which they are to leave us, and that in which they are to arrive. */
    public record Requested(
            @Nullable Instant shipFrom,
            @Nullable Instant shipBy,
            @Nullable Instant deliverFrom,
            @Nullable Instant deliverBy) {}

    /** {@code location} is needed for pickup and handover. */
    public record Fulfilment(Mode mode, @Nullable LocationId location) {}

    /**
     * {@code id} is the channel's and unique in the order; {@code quantity} is in pieces, 1 or more.
     *
     * @param cancelled pieces of them that the customer no longer wants, and that were never sent; none if null
     * @param note what the customer wrote to this line: an engraving, a gift message
     */
    public record Line(
            String id,
            Sku sku,
            @Nullable String title,
            int quantity,
            @Nullable Integer cancelled,
            BigDecimal unitPrice,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal tax,
            @Nullable String note) {

        /** Pieces that are still wanted. */
        public int wanted() {
            return quantity - (cancelled == null ? 0 : cancelled);
        }
    }

    /** A payment as the channel told it; what the provider says is asked apart. {@code refunded} is how much was given back so far. */
    public record Payment(
            String provider,
            @Nullable String reference,
            @Nullable String method,
            BigDecimal amount,
            Status status,
            @Nullable BigDecimal refunded) {
        public enum Status {
            @JsonProperty("pending")
            PENDING,
            @JsonProperty("authorised")
            AUTHORISED,
            @JsonProperty("captured")
            CAPTURED,
            @JsonProperty("refused")
            REFUSED
        }
    }
}

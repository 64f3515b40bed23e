package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.contract.Address;
import io.serai.contract.Customer;
import io.serai.contract.SalesOrder;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order with all that belongs to it, as of one moment. Amounts are decimal texts in major units of {@code currency}.
 * {@code seq} is the number of its last event. {@code holds} are the open ones. {@code deadEnds} are places that it
 * is not sourced from again; none once it is over.
 * {@code redactedAt}: since when nothing in it says whose it was.
 * {@code note} is what the buyer wrote, a gift message too; {@code requested} is when they want the goods. {@code decision} says where it is fulfilled from and why.
 */
public record OrderView(
        OrderId id,
        String channel,
        String reference,
        @Nullable String number,
        long revision,
        String state,
        int seq,
        String mode,
        @Nullable LocationId location,
        String total,
        String currency,
        Instant placedAt,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant deadline,
        @Nullable Instant redactedAt,
        String trackingUrl,
        @Nullable Customer customer,
        @Nullable Address shipTo,
        @Nullable Address billTo,
        @Nullable String note,
        SalesOrder.@Nullable Requested requested,
        Costs costs,
        List<Line> lines,
        List<Fulfilment> fulfilments,
        List<Payment> payments,
        List<HoldView> holds,
        List<DeadEndView> deadEnds,
        @Nullable JsonNode decision) {

    /** What the total is made of beside the lines, each where the channel told it; {@code taxIncluded}: the tax is inside the prices. */
    public record Costs(
            boolean taxIncluded,
            @Nullable String tax,
            @Nullable String shipping,
            @Nullable String fees,
            @Nullable String duties,
            @Nullable String tips,
            @Nullable String discount,
            @Nullable String rounding) {

        /** Those that are not nothing, by name and in this order. */
        public Map<String, String> all() {
            var all = new LinkedHashMap<String, String>();
            put(all, "tax", tax);
            put(all, "shipping", shipping);
            put(all, "fees", fees);
            put(all, "duties", duties);
            put(all, "tips", tips);
            put(all, "discount", discount);
            put(all, "rounding", rounding);
            return all;
        }

        private static void put(Map<String, String> all, String name, @Nullable String amount) {
            if (amount != null && new BigDecimal(amount).signum() != 0) {
                all.put(name, amount);
            }
        }
    }

    /**
     * {@code line} counts from 1; {@code reference} is the channel's id of it; {@code cancelled} pieces are part of {@code quantity};
     * {@code note} is what the buyer wrote to it; {@code parts} are those of a kit.
     */
    public record Line(
            int line,
            String reference,
            Sku sku,
            @Nullable String title,
            int quantity,
            int cancelled,
            String unitPrice,
            String discount,
            String tax,
            @Nullable String note,
            List<Part> parts) {}

    /** A part of a kit, under the number that fulfilment orders have of it; as many pieces as there are in all its kits. */
    public record Part(int line, Sku sku, @Nullable String title, int quantity) {}

    /** The part that one location fulfils. {@code locationName} is the location's own name, where it is known. */
    public record Fulfilment(
            FulfilmentId id,
            int no,
            LocationId location,
            @Nullable String locationName,
            String mode,
            String state,
            Instant changedAt,
            List<FulfilmentLine> lines,
            List<Parcel> parcels) {}

    /** Pieces of the order's line, or of the part of a kit, {@code line} that this location gives. */
    public record FulfilmentLine(int line, Sku sku, int quantity, int picked) {}

    /**
     * {@code grams} is 0 if it was not weighed; {@code manifest} is the one that it leaves or has left with; {@code events} are the
     * carrier's, newest first.
     */
    public record Parcel(
            String sscc,
            String carrier,
            int grams,
            String state,
            @Nullable Manifest manifest,
            List<TrackingEvent> events) {}

    /** {@code no} counts from 1 for each carrier. */
    public record Manifest(UUID id, long no) {}

    /** What a carrier saw; {@code code} is its own word. */
    public record TrackingEvent(
            String status,
            Instant at,
            @Nullable String code,
            @Nullable String place,
            @Nullable String signedBy) {}

    /**
     * {@code trusted}: the channel's word counts, no provider is asked. {@code refundRefused}: how much of what its provider refused to
     * give back is still due, as long as nobody has it asked again.
     */
    public record Payment(
            int no,
            String provider,
            @Nullable String reference,
            @Nullable String method,
            boolean trusted,
            String state,
            String currency,
            String amount,
            String authorised,
            String captured,
            String refunded,
            @Nullable String refundRefused,
            @Nullable Instant expiresAt) {}
}

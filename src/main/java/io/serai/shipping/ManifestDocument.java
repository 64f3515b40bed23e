package io.serai.shipping;

import io.serai.contract.Address;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier is told of the parcels that it takes with it: the content of a closed manifest, whatever its format.
 *
 * @param number per carrier, from 1
 * @param zone that of the times in it, as agreed with the carrier
 * @param parcels in the order that they were put on it
 */
public record ManifestDocument(String carrier, long number, Instant closedAt, ZoneId zone, List<Parcel> parcels) {

    public ManifestDocument {
        parcels = List.copyOf(parcels);
    }

    /** Where a parcel is fetched. */
    public record ShipFrom(LocationId code, String name, Address address) {}

    /** One parcel of one order. {@code grams} is its gross weight; the phone is in {@code shipTo}. */
    public record Parcel(
            Sscc sscc,
            String orderNumber,
            String orderReference,
            String channel,
            ShipFrom shipFrom,
            Address shipTo,
            int grams,
            List<Line> lines) {

        public Parcel {
            lines = List.copyOf(lines);
        }
    }

    /** What is in a parcel. */
    public record Line(Sku sku, @Nullable String gtin, String title, int quantity) {}

    /** The name of the manifest between us and the carrier, such as ANDES-7. */
    public String name() {
        return carrier.toUpperCase(Locale.ROOT) + "-" + number;
    }
}

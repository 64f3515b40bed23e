package io.serai.edi;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier tells of one parcel in a 214.
 *
 * @param sscc 18 digits
 * @param shipment the shipper's number of it, at most 30 characters (B1002)
 * @param carrier its SCAC or agreed code, 2 to 4 characters (B1003)
 * @param code of data element 1650, such as D1 for delivered
 * @param reason of data element 1651, NS for a normal status
 * @param at local time of the place
 * @param province at most 2 characters, else left out
 */
public record ShipmentStatus(
        String sscc,
        String shipment,
        String carrier,
        String code,
        String reason,
        LocalDateTime at,
        @Nullable String city,
        @Nullable String province,
        @Nullable String country,
        @Nullable String signedBy) {

    /** A status without a reason that is worth a word. */
    public static ShipmentStatus normal(
            String sscc, String shipment, String carrier, String code, LocalDateTime at, String city, String province) {
        return new ShipmentStatus(sscc, shipment, carrier, code, "NS", at, city, province, "AR", null);
    }
}

package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Master data of a place that holds stock. {@code country} is ISO 3166-1 alpha-2, {@code zone} an IANA time zone, coordinates are
 * WGS 84 degrees. Only an exporting location ships abroad.
 *
 * @param returns in which conditions it takes back what customers return; null: as it was, which is any at first
 */
public record LocationRecord(
        LocationId location,
        String name,
        Kind type,
        String country,
        String zone,
        @Nullable String street,
        @Nullable String city,
        @Nullable String province,
        @Nullable String postcode,
        double latitude,
        double longitude,
        boolean ships,
        boolean pickup,
        boolean exports,
        @Nullable List<StockUpdate.Condition> returns)
        implements Contract {
    public LocationRecord {
        returns = returns == null ? null : List.copyOf(returns);
    }

    /** Of which nothing is said about what it takes back. */
    public LocationRecord(
            LocationId location,
            String name,
            Kind type,
            String country,
            String zone,
            @Nullable String street,
            @Nullable String city,
            @Nullable String province,
            @Nullable String postcode,
            double latitude,
            double longitude,
            boolean ships,
            boolean pickup,
            boolean exports) {
        this(
                location, name, type, country, zone, street, city, province, postcode, latitude, longitude, ships,
                pickup, exports, null);
    }

    public enum Kind {
        @JsonProperty("warehouse")
        WAREHOUSE,
        @JsonProperty("store")
        STORE,
        @JsonProperty("third-party")
        THIRD_PARTY
    }
}

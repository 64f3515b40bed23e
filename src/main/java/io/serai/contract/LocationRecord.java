package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.kernel.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * Master data of a place that holds stock. {@code country} is ISO 3166-1 alpha-2, {@code zone} an IANA time zone, coordinates are
 * WGS 84 degrees. Only an exporting location ships abroad.
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
        boolean exports)
        implements Contract {

    public enum Kind {
        @JsonProperty("warehouse")
        WAREHOUSE,
        @JsonProperty("store")
        STORE,
        @JsonProperty("third-party")
        THIRD_PARTY
    }
}

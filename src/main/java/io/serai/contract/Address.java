package io.serai.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A postal address as the channel gave it. {@code country} is ISO 3166-1 alpha-2; coordinates are WGS 84 degrees where known. */
public record Address(
        @Nullable String name,
        @Nullable String company,
        List<String> street,
        @Nullable String city,
        @Nullable String province,
        @Nullable String postcode,
        String country,
        @Nullable String phone,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    public Address {
        street = street == null ? List.of() : List.copyOf(street);
    }
}

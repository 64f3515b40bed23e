package io.serai.sourcing;

import io.serai.contract.LocationRecord;
import io.serai.kernel.LocationId;

/** A location as sourcing sees it. {@code country} is ISO 3166-1 alpha-2, coordinates are WGS 84 degrees. */
public record Site(
        LocationId id,
        String name,
        String country,
        double latitude,
        double longitude,
        boolean ships,
        boolean pickup,
        boolean exports) {

    /** @throws IllegalArgumentException if the coordinates are no point on Earth */
    public Site {
        if (!Located.isOnEarth(latitude, longitude)) {
            throw new IllegalArgumentException(id + " is at no point on Earth: " + latitude + ", " + longitude);
        }
    }

    public static Site of(LocationRecord location) {
        return new Site(
                location.location(),
                location.name(),
                location.country(),
                location.latitude(),
                location.longitude(),
                location.ships(),
                location.pickup(),
                location.exports());
    }
}

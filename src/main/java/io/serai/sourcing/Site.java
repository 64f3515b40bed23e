package io.serai.sourcing;

import io.serai.kernel.LocationId;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A location as sourcing sees it. {@code country} is ISO 3166-1 alpha-2, coordinates are WGS 84 degrees, {@code type} is warehouse, store
 * or third-party, {@code zone} that of its clock.
 */
public record Site(
        LocationId id,
        String name,
        String country,
        double latitude,
        double longitude,
        boolean ships,
        boolean pickup,
        boolean exports,
        String type,
        ZoneId zone) {

    /** @throws IllegalArgumentException if the coordinates are no point on Earth */
    public Site {
        if (!Located.isOnEarth(latitude, longitude)) {
            throw new IllegalArgumentException(id + " is at no point on Earth: " + latitude + ", " + longitude);
        }
    }

    /** A store whose clock is that of UTC. */
    public Site(
            LocationId id,
            String name,
            String country,
            double latitude,
            double longitude,
            boolean ships,
            boolean pickup,
            boolean exports) {
        this(id, name, country, latitude, longitude, ships, pickup, exports, "store", ZoneOffset.UTC);
    }
}

package io.serai.inventory;

import io.serai.contract.Address;
import io.serai.kernel.LocationId;
import java.time.ZoneId;

/** A place that holds stock. Coordinates are WGS 84 degrees; {@code zone} is that of its clock. */
public record Location(
        LocationId id,
        String name,
        String type,
        ZoneId zone,
        Address address,
        double latitude,
        double longitude,
        boolean ships,
        boolean pickup,
        boolean exports) {}

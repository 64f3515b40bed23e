package io.serai.inventory;

import io.serai.contract.Address;
import io.serai.contract.StockUpdate.Condition;
import io.serai.kernel.LocationId;
import java.time.ZoneId;
import java.util.Set;

/**
 * A place that holds stock. Coordinates are WGS 84 degrees; {@code zone} is that of its clock; {@code returns} are the conditions in which
 * it takes back what customers return.
 */
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
        boolean exports,
        Set<Condition> returns) {
    public Location {
        returns = Set.copyOf(returns);
    }
}

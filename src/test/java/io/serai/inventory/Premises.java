package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.testing.Database;
import java.util.stream.Collectors;

/** Locations of a test. */
final class Premises {
    private Premises() {}

    /** Within their country; who exports, anywhere. */
    static Senders senders(Catalogue catalogue) {
        return (channel, country) -> catalogue.locations().stream()
                .filter(Location::ships)
                .filter(location -> country == null
                        || location.exports()
                        || country.equals(location.address().country()))
                .map(Location::id)
                .collect(Collectors.toSet());
    }

    /** They send within Argentina. */
    static void sending(Database database, LocationId... locations) {
        for (var location : locations) {
            open(database, location, "AR", true, false);
        }
    }

    static void open(Database database, LocationId location, String country, boolean ships, boolean exports) {
        database.jdbc().update("""
                        insert into location (id, name, type, country, zone, address, latitude, longitude, ships, pickup, exports)
                        values (?, ?, 'STORE', ?, 'UTC', jsonb_build_object('country', ?::text), 0, 0, ?, true, ?)
                        """, location.value(), location.value(), country, country, ships, exports);
    }
}

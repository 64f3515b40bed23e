package io.serai.fulfilment.allocation;

import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.sourcing.Site;
import io.serai.sourcing.Sites;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** All locations as sourcing sees them, prepared once for as long as they stay as they are. */
@Component
class SourcingSites {
    private record Prepared(List<Location> from, Sites sites) {}

    private final Catalogue catalogue;
    private volatile Prepared prepared = new Prepared(List.of(), Sites.of(List.of()));

    SourcingSites(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Sites all() {
        var locations = catalogue.locations();
        var known = prepared;
        if (known.from() != locations) {
            known = new Prepared(
                    locations,
                    Sites.of(locations.stream().map(SourcingSites::site).toList()));
            prepared = known;
        }
        return known.sites();
    }

    private static Site site(Location location) {
        return new Site(
                location.id(),
                location.name(),
                location.address().country(),
                location.latitude(),
                location.longitude(),
                location.ships(),
                location.pickup(),
                location.exports(),
                location.type().toLowerCase(Locale.ROOT).replace('_', '-'),
                location.zone());
    }
}

package io.serai.fulfilment.stock;

import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.inventory.Catalogue;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the SKUs and locations that items name exist; an item that names another is parked. */
@Component
class KnownStock {
    private final Catalogue catalogue;

    KnownStock(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Set<Sku> skus(Collection<Sku> named) {
        return catalogue.products(new HashSet<>(named)).keySet();
    }

    /** Parks the item and says so if its SKU or its location is unknown; null names none. */
    boolean parks(Group group, Entry entry, Set<Sku> known, @Nullable Sku sku, @Nullable LocationId location) {
        if (sku != null && !known.contains(sku)) {
            park(group, entry, "SER-0420", "sku", sku.value());
            return true;
        }
        if (location != null && catalogue.location(location).isEmpty()) {
            park(group, entry, "SER-0421", "location", location.value());
            return true;
        }
        return false;
    }

    private static void park(Group group, Entry entry, String code, String what, String value) {
        Parking.park(
                group.work(),
                entry,
                code,
                Map.of(what, value, "partner", entry.partner().name()));
    }
}

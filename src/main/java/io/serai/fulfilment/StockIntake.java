package io.serai.fulfilment;

import io.serai.contract.LocationRecord;
import io.serai.contract.ProductRecord;
import io.serai.contract.StockUpdate;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.Port;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Master data and what is on hand, as files and feeds tell it. */
@Port
@Component("stockIntake")
public class StockIntake {
    private final Catalogue catalogue;
    private final Stock stock;
    private final BrokenReservations broken;

    StockIntake(Catalogue catalogue, Stock stock, BrokenReservations broken) {
        this.catalogue = catalogue;
        this.stock = stock;
        this.broken = broken;
    }

    public Group post(Group group) {
        var locations = group.waiting(LocationRecord.class);
        catalogue.saveLocations(locations.stream()
                .map(entry -> entry.waitsAs(LocationRecord.class).orElseThrow())
                .collect(Collectors.toMap(LocationRecord::location, each -> each, (first, last) -> last))
                .values());
        locations.forEach(entry -> entry.updated(null));
        var products = group.waiting(ProductRecord.class);
        catalogue.saveProducts(products.stream()
                .map(entry -> entry.waitsAs(ProductRecord.class).orElseThrow())
                .collect(Collectors.toMap(ProductRecord::sku, each -> each, (first, last) -> last))
                .values());
        products.forEach(entry -> entry.updated(null));
        postStock(group);
        return group;
    }

    private void postStock(Group group) {
        var entries = group.waiting(StockUpdate.class);
        var known = catalogue
                .products(entries.stream().map(entry -> update(entry).sku()).collect(Collectors.toSet()))
                .keySet();
        var levels = stock.levels(entries.stream().map(StockIntake::place).collect(Collectors.toSet()));
        for (var entry : entries) {
            var update = update(entry);
            if (!known.contains(update.sku())) {
                Parking.park(
                        group.work(),
                        entry,
                        "SER-0420",
                        Map.of(
                                "sku",
                                update.sku().value(),
                                "partner",
                                entry.partner().name()));
            } else if (catalogue.location(update.location()).isEmpty()) {
                Parking.park(
                        group.work(),
                        entry,
                        "SER-0421",
                        Map.of(
                                "location",
                                update.location().value(),
                                "partner",
                                entry.partner().name()));
            } else {
                post(
                        group,
                        entry,
                        group.work().applied(place(entry), levels.getOrDefault(place(entry), StockLevel.NONE)));
            }
        }
    }

    private void post(Group group, Entry entry, StockLevel level) {
        var update = update(entry);
        boolean count = update.mode() == StockUpdate.Mode.COUNT;
        int change = count ? update.quantity() - level.onHand() : update.quantity();
        // Less than nothing cannot lie on a shelf: a delta that says so stops at zero.
        int posted = Math.max(change, -level.onHand());
        if (posted == 0) {
            entry.ignored("unchanged", null);
            return;
        }
        group.work()
                .stock(StockChange.move(
                        place(entry), posted, count ? StockCause.COUNT : StockCause.DELTA, null, update.reference()));
        int beyond = level.reserved() - (level.onHand() + posted) - level.oversell();
        if (beyond > 0) {
            broken.release(group, place(entry), beyond);
        }
        entry.updated(null);
    }

    private static StockUpdate update(Entry entry) {
        return entry.waitsAs(StockUpdate.class).orElseThrow();
    }

    private static StockPlace place(Entry entry) {
        return new StockPlace(update(entry).location(), update(entry).sku());
    }
}

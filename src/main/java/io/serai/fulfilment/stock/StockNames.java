package io.serai.fulfilment.stock;

import io.serai.contract.StockUpdate;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.Catalogue;
import io.serai.kernel.Sku;
import io.serai.mapping.Partner.SkuIs;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the SKUs of what partners name by GTIN, where their settings say so; a name that is neither stays, and is parked later. */
@Component
class StockNames {
    private final Catalogue catalogue;

    StockNames(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void resolve(Group group) {
        var asking = group.waiting(StockUpdate.class).stream()
                .filter(entry -> entry.partner().sku() != SkuIs.SKU)
                .toList();
        if (asking.isEmpty()) {
            return;
        }
        var known = catalogue
                .products(asking.stream()
                        .filter(entry -> entry.partner().sku() == SkuIs.EITHER)
                        .map(StockNames::sku)
                        .collect(Collectors.toSet()))
                .keySet();
        var unknown = new HashSet<>(asking.stream().map(StockNames::sku).toList());
        unknown.removeAll(known);
        rename(asking, catalogue.skusByGtin(unknown.stream().map(Sku::value).toList()));
    }

    private static void rename(List<Entry> entries, Map<String, Sku> byGtin) {
        for (var entry : entries) {
            entry.waitsAs(StockUpdate.class).ifPresent(update -> {
                var found = byGtin.get(update.sku().value());
                if (found != null) {
                    entry.means(update.of(found));
                }
            });
        }
    }

    private static Sku sku(Entry entry) {
        return entry.waitsAs(StockUpdate.class).orElseThrow().sku();
    }
}

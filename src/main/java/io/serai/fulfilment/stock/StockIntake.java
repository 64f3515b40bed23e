package io.serai.fulfilment.stock;

import io.serai.contract.Contract;
import io.serai.contract.LocationRecord;
import io.serai.contract.ProductRecord;
import io.serai.fulfilment.telling.OrderAnswers;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.Catalogue;
import io.serai.inventory.LotTracking;
import io.serai.kernel.Port;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Master data, what is on hand and what is planned with it, as files and feeds tell it. */
@Port
@Component("stockIntake")
public class StockIntake {
    private final Catalogue catalogue;
    private final LotTracking tracking;
    private final StockNames names;
    private final StockFacts facts;
    private final StockPlans plans;
    private final OrderAnswers answers;

    StockIntake(
            Catalogue catalogue,
            LotTracking tracking,
            StockNames names,
            StockFacts facts,
            StockPlans plans,
            OrderAnswers answers) {
        this.catalogue = catalogue;
        this.tracking = tracking;
        this.names = names;
        this.facts = facts;
        this.plans = plans;
        this.answers = answers;
    }

    public Group post(Group group) {
        plans.open(group);
        var locations = group.waiting(LocationRecord.class);
        catalogue.saveLocations(last(locations, LocationRecord.class, LocationRecord::location));
        locations.forEach(entry -> entry.updated(null));
        var products = group.waiting(ProductRecord.class);
        var records = last(products, ProductRecord.class, ProductRecord::sku);
        catalogue.saveProducts(records);
        tracking.save(records, group.work().now());
        products.forEach(entry -> entry.updated(null));
        plans.post(group);
        names.resolve(group);
        facts.post(group);
        plans.fence(group);
        answers.acknowledge(group);
        return group;
    }

    /** Of several that say something of the same, the last. */
    static <C extends Contract, K> List<C> last(List<Entry> entries, Class<C> kind, Function<C, K> key) {
        return List.copyOf(entries.stream()
                .map(entry -> entry.waitsAs(kind).orElseThrow())
                .collect(Collectors.toMap(key, each -> each, (first, last) -> last))
                .values());
    }
}

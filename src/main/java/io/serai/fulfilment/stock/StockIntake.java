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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Master data, what is on hand and what is planned with it, as files and feeds tell it. */
@Port
@Component("stockIntake")
public class StockIntake {
    /** Who waits for what the group has locked before waits for ever otherwise: the database does not see that the group waits for this. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Catalogue catalogue;
    private final LotTracking tracking;
    private final StockNames names;
    private final StockFacts facts;
    private final StockPlans plans;
    private final OrderAnswers answers;
    private final TransactionTemplate apart;

    StockIntake(
            Catalogue catalogue,
            LotTracking tracking,
            StockNames names,
            StockFacts facts,
            StockPlans plans,
            OrderAnswers answers,
            PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.tracking = tracking;
        this.names = names;
        this.facts = facts;
        this.plans = plans;
        this.answers = answers;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public Group post(Group group) {
        var products = group.waiting(ProductRecord.class);
        var records = last(products, ProductRecord.class, ProductRecord::sku);
        tellApart(records, group);
        plans.open(group);
        var locations = group.waiting(LocationRecord.class);
        catalogue.saveLocations(last(locations, LocationRecord.class, LocationRecord::location));
        locations.forEach(entry -> entry.updated(null));
        catalogue.saveProducts(records);
        tracking.saveShelfLives(records);
        products.forEach(entry -> entry.updated(null));
        plans.post(group);
        names.resolve(group);
        facts.post(group);
        plans.fence(group);
        answers.acknowledge(group);
        return group;
    }

    /**
     * Pieces that begin to be told apart by lot, or cease to, have their places locked, which comes last of all locks: so it is done before
     * the group, by itself. A group that then fails and comes again finds it done. A trial does it in its own transaction, as it is to be taken
     * back.
     */
    private void tellApart(List<ProductRecord> records, Group group) {
        var changing = tracking.changing(records);
        if (changing.isEmpty()) {
            return;
        }
        if (group.isTrial()) {
            tellApart(changing, group.work().now());
        } else {
            apart.executeWithoutResult(
                    status -> tellApart(changing, group.work().now()));
        }
    }

    private void tellApart(List<ProductRecord> changing, Instant now) {
        tracking.waitAtMost(PATIENCE);
        catalogue.saveProducts(changing);
        tracking.save(changing, now);
    }

    /** Of several that say something of the same, the last. */
    static <C extends Contract, K> List<C> last(List<Entry> entries, Class<C> kind, Function<C, K> key) {
        return List.copyOf(entries.stream()
                .map(entry -> entry.waitsAs(kind).orElseThrow())
                .collect(Collectors.toMap(key, each -> each, (first, last) -> last))
                .values());
    }
}

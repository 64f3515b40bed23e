package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.DeadEnds;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Catalogue.Product;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.orders.Goods;
import io.serai.sourcing.Ask;
import io.serai.sourcing.Ask.DeadEnd;
import io.serai.sourcing.Ask.Load;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What orders ask of sourcing: what they still lack, where it goes, and where they have been disappointed. */
@Component
class Questions {
    private final Catalogue catalogue;
    private final Destinations destinations;
    private final DeadEnds deadEnds;

    Questions(Catalogue catalogue, Destinations destinations, DeadEnds deadEnds) {
        this.catalogue = catalogue;
        this.destinations = destinations;
        this.deadEnds = deadEnds;
    }

    /**
     * One for each, in their order; empty if nobody can tell where on Earth it goes.
     *
     * @param rules in whose zone days are counted, and whose promise holds where a channel made none
     */
    Map<Dossier, Optional<Ask>> of(Work work, List<Dossier> dossiers, Map<LocationId, Load> loads, Rules rules) {
        var products = products(dossiers);
        var ends = deadEnds(work, dossiers);
        var asks = new LinkedHashMap<Dossier, Optional<Ask>>();
        for (var dossier : dossiers) {
            asks.put(dossier, ask(work, dossier, products, ends.getOrDefault(dossier.id(), List.of()), loads, rules));
        }
        return asks;
    }

    private Optional<Ask> ask(
            Work work,
            Dossier dossier,
            Map<Sku, Product> products,
            List<DeadEnd> ends,
            Map<LocationId, Load> loads,
            Rules rules) {
        var lines = dossier.goods()
                .filter(goods -> dossier.uncovered(goods) > 0)
                .map(goods ->
                        DemandLines.of(goods.line(), goods.sku(), dossier.uncovered(goods), products.get(goods.sku())))
                .toList();
        var requested = dossier.document().requested();
        var told = requested == null ? null : requested.deliverBy();
        var promised = rules.promised(told, dossier.order().placedAt());
        return destinations
                .of(dossier)
                .map(delivery -> new Ask(
                        dossier.order().channel(),
                        new Demand(lines, delivery),
                        work.now(),
                        promised,
                        ends,
                        loads,
                        told != null,
                        dossier.order().placedAt(),
                        dossier.unbegunAt()));
    }

    private Map<Sku, Product> products(List<Dossier> dossiers) {
        return catalogue.products(
                dossiers.stream().flatMap(Dossier::goods).map(Goods::sku).collect(Collectors.toSet()));
    }

    /** Those that are written, and those that this group has just run into. An order that nobody has worked on has none. */
    private Map<OrderId, List<DeadEnd>> deadEnds(Work work, Collection<Dossier> dossiers) {
        var worked = dossiers.stream()
                .filter(dossier -> !dossier.fulfilments().isEmpty())
                .map(Dossier::id)
                .toList();
        var ends = deadEnds.of(worked);
        work.deadEnds()
                .forEach(end -> ends.computeIfAbsent(end.order(), same -> new ArrayList<>())
                        .add(new DeadEnd(end.location(), end.sku(), end.why() == DeadEnds.Why.REFUSED)));
        return ends;
    }
}

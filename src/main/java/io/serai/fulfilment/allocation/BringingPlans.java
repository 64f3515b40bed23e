package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Stock;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import io.serai.sourcing.Ask;
import io.serai.sourcing.Decided;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Demand.Brought;
import io.serai.sourcing.Network;
import io.serai.sourcing.Shelves;
import io.serai.sourcing.Sourced;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** From where what is to be collected is brought to its store, decided without a lock and kept with all that it rests on. */
@Component
public class BringingPlans {
    /** All of it comes from one place. */
    public record Plan(LocationId source, Decided decided) {}

    private final Stock stock;
    private final SourcingSites sites;
    private final RuleBook book;
    private final KeptDecisions decisions;

    BringingPlans(Stock stock, SourcingSites sites, RuleBook book, KeptDecisions decisions) {
        this.stock = stock;
        this.sites = sites;
        this.book = book;
        this.decisions = decisions;
    }

    /** Empty if no place that may give them has all of these. */
    public Optional<Plan> plan(Dossier dossier, List<Demand.Line> lines, Brought way, Instant now) {
        var network = book.network(sites.all());
        decisions.remember(network);
        var ask = Ask.of(dossier.order().channel(), new Demand(lines, way), now);
        var skus = lines.stream().map(Demand.Line::sku).collect(Collectors.toSet());
        var decided = network.inquire(ask).decide(shelves(network, skus));
        return decided.answer() instanceof Sourced.From from
                ? Optional.of(new Plan(from.chosen().parts().get(0).location(), decided))
                : Optional.empty();
    }

    private Shelves shelves(Network network, Set<Sku> skus) {
        var shelves = Shelves.of(network.sites());
        stock.available(skus).forEach((place, level) -> shelves.add(place.location(), place.sku(), level.available()));
        return shelves;
    }

    /** With the order's last event, which says that the goods set out. */
    public void keep(Work work, Dossier dossier, Plan plan) {
        var decision = Json.write(plan.decided().decision());
        work.decision(dossier, decision);
        work.kept(dossier, plan.decided(), decision);
    }
}

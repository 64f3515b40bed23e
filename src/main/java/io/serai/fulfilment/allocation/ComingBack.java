package io.serai.fulfilment.allocation;

import io.serai.contract.ReturnRequest.Reason;
import io.serai.contract.ReturnRequest.Way;
import io.serai.contract.StockUpdate.Condition;
import io.serai.fulfilment.work.Dossier;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Location;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Located;
import io.serai.sourcing.Places;
import io.serai.sourcing.ReturnPlaces;
import io.serai.sourcing.ReturnPlaces.Coming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where what a customer gives back is expected, by the rule set that counts and by what locations say that they take back. */
@Component
public class ComingBack {
    private final Catalogue catalogue;
    private final SourcingSites sites;
    private final RuleBook book;
    private final Places places;

    ComingBack(Catalogue catalogue, SourcingSites sites, RuleBook book, Places places) {
        this.catalogue = catalogue;
        this.sites = sites;
        this.book = book;
        this.places = places;
    }

    /**
     * Those that take back pieces of a line, the best first; none if no location does.
     *
     * @param dossier with what the channel said of it
     * @param sender who sent the line or handed it over; null if nobody can tell
     */
    public List<LocationId> places(Dossier dossier, Sku sku, Reason reason, Way way, @Nullable LocationId sender) {
        var address = Optional.ofNullable(dossier.document().shipTo());
        var country = address.map(to -> to.country())
                .or(() -> Optional.ofNullable(sender)
                        .flatMap(catalogue::location)
                        .map(from -> from.address().country()))
                .orElse("");
        var coming = new Coming(
                dossier.order().channel(),
                country,
                address.<Located>flatMap(places::locate).orElse(null),
                line(sku),
                reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sender);
        return ReturnPlaces.of(book.network(sites.all()), coming, place -> takes(place, reason, way));
    }

    private Demand.Line line(Sku sku) {
        return DemandLines.of(1, sku, 1, catalogue.products(List.of(sku)).get(sku));
    }

    /** Nobody brings anything to where customers do not come. */
    private boolean takes(LocationId place, Reason reason, Way way) {
        return catalogue
                .location(place)
                .filter(location -> location.returns().contains(condition(reason)))
                .filter(location -> way == Way.LABEL || isShop(location))
                .isPresent();
    }

    private static boolean isShop(Location location) {
        return location.pickup() || location.type().equals("STORE");
    }

    /** In which it is likely to come; what really came is told by who receives it. */
    private static Condition condition(Reason reason) {
        return reason == Reason.FAULTY ? Condition.DAMAGED : Condition.SELLABLE;
    }
}

package io.serai.fulfilment.allocation;

import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.work.Dossier;
import io.serai.sourcing.Demand;
import io.serai.sourcing.Places;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where an order's goods go: the store that it is collected at, or where on Earth its address is. */
@Component
public class Destinations {
    private final Places places;

    Destinations(Places places) {
        this.places = places;
    }

    /** Empty if nobody can tell: such an order is held for its address. */
    public Optional<Demand.Delivery> of(Dossier dossier) {
        var location = dossier.order().location();
        if (dossier.order().mode() == Mode.PICKUP && location != null) {
            return Optional.of(new Demand.Collected(location));
        }
        return Optional.ofNullable(dossier.document().shipTo())
                .flatMap(address ->
                        places.locate(address).map(located -> new Demand.Shipped(address.country(), located)));
    }
}

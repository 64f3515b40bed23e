package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Dossier;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.sourcing.Decided;
import io.serai.sourcing.Inquiry;
import io.serai.sourcing.Sourced;

/** What was decided on an order, before it is known whether it is still there. */
record SourcingPlan(Dossier dossier, Inquiry inquiry, Decided decided) {
    interface PlaceVisitor {
        void visit(StockPlace place, int quantity);
    }

    Sourced answer() {
        return decided.answer();
    }

    /** By what was known when it was asked: by now the order may have a parcel there because of this very plan. */
    boolean isParcelMore(LocationId location) {
        return inquiry.isParcelMore(location);
    }

    void forChosen(PlaceVisitor visitor) {
        if (decided.answer() instanceof Sourced.From from) {
            from.chosen()
                    .parts()
                    .forEach(part -> part.allocations()
                            .forEach(each ->
                                    visitor.visit(new StockPlace(part.location(), each.sku()), each.quantity())));
        }
    }
}

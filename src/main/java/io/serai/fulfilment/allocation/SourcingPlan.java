package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Dossier;
import io.serai.inventory.StockPlace;
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

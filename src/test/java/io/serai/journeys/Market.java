package io.serai.journeys;

import io.serai.demo.amazon.Marketplace;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import io.serai.demo.web.Call;
import java.util.List;

/** The marketplace: an order is Pending for a while before it may be shipped, and the hub comes and asks. */
record Market(String channel, Marketplace marketplace, Watched api, World world) {
    PlacedOrder sells(int pieces, Ware ware, String postcode, String city) {
        var buyer = new Buyer(
                "Tomás", "Rey", "tomas@example.com", "+5493515550124", "Duarte Quirós 10", Cities.of(postcode, city));
        var id = marketplace.buy(buyer, new Basket(List.of(new Basket.Line(ware.article(), pieces))));
        return new PlacedOrder(channel, id, world);
    }

    /** The confirmations of shipment that came for an order. */
    List<Call> confirmations(PlacedOrder order) {
        return api.calls("POST", "/orders/v0/orders/" + order.reference() + "/shipmentConfirmation");
    }
}

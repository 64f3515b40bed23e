package io.serai.fulfilment;

import io.serai.log.Attempt;
import io.serai.log.Json;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Confirms a shipment to Amazon (SP-API Orders v0, confirmShipment). The package reference is the number of the fulfilment order; where
 * the outcome is unknown the order is fetched and its state tells.
 */
@Component
class AmazonDoor implements Door {
    private static final String DOOR = "channel:amazon";

    private final Shipments shipments;
    private final String marketplace;

    AmazonDoor(Shipments shipments, @Value("${serai.channels.amazon.marketplaces:}") String marketplace) {
        this.shipments = shipments;
        this.marketplace = marketplace;
    }

    @Override
    public boolean serves(String door) {
        return door.equals(DOOR);
    }

    @Override
    public Call call(Attempt attempt) {
        var shipment = shipments.of(attempt);
        var path = "/orders/v0/orders/" + shipment.order().reference();
        return attempt.unknown()
                ? new Call.Http(attempt, "GET", path, Map.of(), null)
                : new Call.Http(
                        attempt,
                        "POST",
                        path + "/shipmentConfirmation",
                        Map.of("Content-Type", "application/json"),
                        body(attempt, shipment));
    }

    private String body(Attempt attempt, Shipments.Shipment shipment) {
        var items = shipment.lines().stream()
                .map(line -> Map.of("orderItemId", line.reference(), "quantity", line.quantity()))
                .toList();
        return Json.write(Map.of(
                "marketplaceId",
                marketplace,
                "packageDetail",
                Map.of(
                        "packageReferenceId", Integer.toString(shipment.no()),
                        "carrierCode", "Other",
                        "carrierName", shipment.carrier(),
                        "trackingNumber", shipment.numbers().get(0),
                        "shipDate", attempt.createdAt().toString(),
                        "orderItems", items)));
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        if (!attempt.unknown() || !reply.isOk()) {
            return Verdict.ofIdempotent(reply);
        }
        var status = Json.parse(reply.body()).at("/payload/OrderStatus").asText();
        return List.of("Shipped", "PartiallyShipped").contains(status)
                ? new Verdict.Done("{}")
                : new Verdict.Retry("{\"asked\":true}");
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        shipments.told(group, attempt, verdict);
    }
}

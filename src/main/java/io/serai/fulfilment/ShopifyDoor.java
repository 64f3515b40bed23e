package io.serai.fulfilment;

import io.serai.log.Attempt;
import io.serai.log.Json;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells a Shopify shop what was fulfilled, by its Admin API. Shopify has no idempotency key for this, so where the outcome is unknown
 * the order's fulfilments are listed and looked through for our tracking number.
 */
@Component
class ShopifyDoor implements Door {
    private static final String DOOR = "channel:shopify";

    private final Shipments shipments;
    private final Environment environment;

    ShopifyDoor(Shipments shipments, Environment environment) {
        this.shipments = shipments;
        this.environment = environment;
    }

    @Override
    public boolean serves(String door) {
        return door.equals(DOOR);
    }

    @Override
    public Call call(Attempt attempt) {
        var shipment = shipments.of(attempt);
        var path = "/admin/api/2025-10/orders/" + shipment.order().reference() + "/fulfillments.json";
        var headers = Map.of(
                "X-Shopify-Access-Token",
                environment.getProperty("serai.secrets.shopify-token", ""),
                "Content-Type",
                "application/json");
        return attempt.unknown()
                ? new Call.Http(attempt, "GET", path, headers, null)
                : new Call.Http(attempt, "POST", path, headers, body(shipment));
    }

    private static String body(Shipments.Shipment shipment) {
        var numbers = shipment.numbers();
        var tracking = Map.of("company", shipment.carrier(), "number", numbers.get(0), "url", shipment.link());
        return Json.write(Map.of(
                "fulfillment",
                Map.of("notify_customer", false, "tracking_info", tracking, "tracking_numbers", numbers)));
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        if (!attempt.unknown() || !reply.isOk()) {
            return Verdict.ofIdempotent(reply);
        }
        boolean there = shipments.of(attempt).numbers().stream().anyMatch(reply.body()::contains);
        return there ? new Verdict.Done("{}") : new Verdict.Retry("{\"asked\":true}");
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        shipments.told(group, attempt, verdict);
    }
}

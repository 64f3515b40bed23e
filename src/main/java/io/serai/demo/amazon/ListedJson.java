package io.serai.demo.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Orders in the shape of Orders 2026-01-01, with the sets of data that whoever asks wants included. A pending order tells no amounts and no
 * address.
 */
record ListedJson(Set<String> included, Instant now) {

    /** @param wanted names of sets with commas between them, such as {@code BUYER,PROCEEDS} */
    static ListedJson of(String wanted, Instant now) {
        return new ListedJson(Set.copyOf(List.of(wanted.split(",", -1))), now);
    }

    ObjectNode order(AmazonOrder order) {
        var json = Json.object()
                .put("orderId", order.id())
                .put("createdTime", AmazonJson.time(order.purchased()))
                .put("lastUpdatedTime", AmazonJson.time(order.changed(now)));
        json.putArray("programs");
        json.putObject("salesChannel")
                .put("channelName", "AMAZON")
                .put("marketplaceId", AmazonJson.MARKETPLACE)
                .put("marketplaceName", "Amazon.com");
        boolean told = !order.pending(now);
        if (told && included.contains("BUYER")) {
            json.putObject("buyer")
                    .put("buyerName", order.buyer().name())
                    .put("buyerEmail", order.buyer().email());
        }
        if (told && included.contains("RECIPIENT")) {
            json.putObject("recipient").set("deliveryAddress", address(order));
        }
        if (told && included.contains("PROCEEDS")) {
            json.putObject("proceeds").set("grandTotal", money(order.total()));
        }
        if (told && included.contains("PAYMENT")) {
            json.putObject("payment")
                    .putArray("paymentExecutions")
                    .addObject()
                    .put("paymentMethod", "CreditCard")
                    .set("paymentAmount", money(order.total()));
        }
        if (included.contains("FULFILLMENT")) {
            json.set("fulfillment", fulfilment(order));
        }
        var items = json.putArray("orderItems");
        order.items().forEach(item -> items.add(item(order, item)));
        return json;
    }

    private ObjectNode fulfilment(AmazonOrder order) {
        var json = Json.object()
                .put("fulfillmentStatus", status(order))
                .put("fulfilledBy", "MERCHANT")
                .put("fulfillmentServiceLevel", "STANDARD");
        json.putObject("shipByWindow")
                .put("earliestDateTime", AmazonJson.time(order.purchased()))
                .put("latestDateTime", AmazonJson.time(order.purchased().plus(Duration.ofDays(2))));
        return json;
    }

    /** As {@code PARTIALLY_SHIPPED}, which Orders v0 writes {@code PartiallyShipped}. */
    private String status(AmazonOrder order) {
        return order.status(now).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private ObjectNode item(AmazonOrder order, AmazonOrder.Item item) {
        var json = Json.object().put("orderItemId", item.id()).put("quantityOrdered", item.quantity());
        json.putObject("product")
                .put("asin", AmazonJson.asin(item.sku()))
                .put("title", item.title())
                .put("sellerSku", item.sku())
                .putObject("price")
                .set("unitPrice", money(item.price()));
        if (included.contains("PROCEEDS") && !order.pending(now)) {
            var proceeds = json.putObject("proceeds");
            proceeds.set("proceedsTotal", money(item.amount().add(item.shipping())));
            var breakdowns = proceeds.putArray("breakdowns");
            subtotal(breakdowns, "ITEM", item.amount());
            if (item.shipping().signum() != 0) {
                subtotal(breakdowns, "SHIPPING", item.shipping());
            }
        }
        if (included.contains("FULFILLMENT")) {
            int fulfilled = order.shipped() == 0 ? 0 : item.quantity();
            json.putObject("fulfillment")
                    .put("quantityFulfilled", fulfilled)
                    .put("quantityUnfulfilled", item.quantity() - fulfilled);
        }
        return json;
    }

    private static void subtotal(ArrayNode breakdowns, String type, BigDecimal amount) {
        breakdowns.addObject().put("type", type).set("subtotal", money(amount));
    }

    private static ObjectNode address(AmazonOrder order) {
        var city = order.buyer().city();
        return Json.object()
                .put("name", order.buyer().name())
                .put("addressLine1", order.buyer().street())
                .put("city", city.city())
                .put("stateOrRegion", city.province())
                .put("postalCode", city.postcode())
                .put("countryCode", city.country())
                .put("phone", order.buyer().phone())
                .put("addressType", "RESIDENTIAL");
    }

    private static ObjectNode money(BigDecimal amount) {
        return Json.object()
                .put("amount", amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString())
                .put("currencyCode", "USD");
    }
}

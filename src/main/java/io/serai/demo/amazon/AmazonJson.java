package io.serai.demo.amazon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.tools.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Orders in the shapes of the Selling Partner API, orders version 0. A pending order tells no amounts and no address. */
final class AmazonJson {
    static final String MARKETPLACE = "ATVPDKIKX0DER";

    private AmazonJson() {}

    static ObjectNode order(AmazonOrder order, Instant now) {
        var json = Json.object()
                .put("AmazonOrderId", order.id())
                .put("PurchaseDate", time(order.purchased()))
                .put("LastUpdateDate", time(order.changed(now)))
                .put("OrderStatus", order.status(now))
                .put("FulfillmentChannel", "MFN")
                .put("SalesChannel", "Amazon.com")
                .put("ShipServiceLevel", "Std Intl")
                .put("NumberOfItemsShipped", order.shipped())
                .put("NumberOfItemsUnshipped", order.pending(now) ? 0 : Math.max(0, order.pieces() - order.shipped()))
                .put("PaymentMethod", "Other")
                .put("MarketplaceId", MARKETPLACE)
                .put("ShipmentServiceLevelCategory", "Standard")
                .put("OrderType", "StandardOrder")
                .put("EarliestShipDate", time(order.purchased()))
                .put("LatestShipDate", time(order.purchased().plus(Duration.ofDays(2))))
                .put("IsBusinessOrder", false)
                .put("IsPrime", false)
                .put("IsPremiumOrder", false)
                .put("IsReplacementOrder", "false")
                .put("IsISPU", false);
        json.putArray("PaymentMethodDetails").add("Standard");
        if (!order.pending(now)) {
            json.set("OrderTotal", money(order.total()));
            json.set("ShippingAddress", area(order));
            json.set("BuyerInfo", Json.object().put("BuyerEmail", order.buyer().email()));
        }
        return json;
    }

    static ObjectNode items(AmazonOrder order, Instant now) {
        var payload = Json.object().put("AmazonOrderId", order.id());
        var items = payload.putArray("OrderItems");
        order.items().forEach(item -> {
            var json = items.addObject()
                    .put("ASIN", asin(item.sku()))
                    .put("OrderItemId", item.id())
                    .put("SellerSKU", item.sku())
                    .put("Title", item.title())
                    .put("QuantityOrdered", item.quantity())
                    .put("QuantityShipped", order.shipped() == 0 ? 0 : item.quantity())
                    .put("IsGift", "false")
                    .put("ConditionId", "New");
            if (!order.pending(now)) {
                json.set("ItemPrice", money(item.amount()));
                json.set("ItemTax", money(BigDecimal.ZERO));
                json.set("ShippingPrice", money(item.shipping()));
                json.set("ShippingTax", money(BigDecimal.ZERO));
                json.set("PromotionDiscount", money(BigDecimal.ZERO));
            }
        });
        return payload;
    }

    static ObjectNode address(AmazonOrder order) {
        var payload = Json.object().put("AmazonOrderId", order.id());
        payload.set(
                "ShippingAddress",
                area(order)
                        .put("Name", order.buyer().name())
                        .put("AddressLine1", order.buyer().street())
                        .put("Phone", order.buyer().phone()));
        return payload;
    }

    static ObjectNode buyer(AmazonOrder order) {
        return Json.object()
                .put("AmazonOrderId", order.id())
                .put("BuyerEmail", order.buyer().email())
                .put("BuyerName", order.buyer().name());
    }

    static ObjectNode bookLine(AmazonOrder order, Instant now) {
        var line = Json.object().put("id", order.id()).put("status", order.status(now));
        line.set("confirmations", Json.tree(order.confirmations()));
        return line;
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode area(AmazonOrder order) {
        var city = order.buyer().city();
        return Json.object()
                .put("City", city.city())
                .put("StateOrRegion", city.province())
                .put("PostalCode", city.postcode())
                .put("CountryCode", city.country())
                .put("AddressType", "Residential");
    }

    static String asin(String sku) {
        return String.format(Locale.ROOT, "B0%08X", sku.hashCode());
    }

    private static ObjectNode money(BigDecimal amount) {
        return Json.object()
                .put("CurrencyCode", "USD")
                .put("Amount", amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    }
}

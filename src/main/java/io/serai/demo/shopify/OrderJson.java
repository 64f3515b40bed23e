package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Buyer;
import io.serai.demo.tools.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An order in the shape of Shopify's REST Admin API; amounts are strings in ARS, tax inside. */
final class OrderJson {
    private static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");
    private static final String NONE = "0.00";

    private final Cart cart;
    private final long id;
    private final int number;
    private final Instant at;

    OrderJson(Cart cart, long id, int number, Instant at) {
        this.cart = cart;
        this.id = id;
        this.number = number;
        this.at = at;
    }

    /** How it was paid: all of it was authorised at once. */
    static ObjectNode transaction(ObjectNode order) {
        return Json.object()
                .put("id", order.get("id").asLong() + 1)
                .put("order_id", order.get("id").asLong())
                .put("kind", "authorization")
                .put("gateway", "stripe")
                .put("status", "success")
                .put("amount", order.get("total_price").asText())
                .put("currency", order.get("currency").asText());
    }

    /** The time as Shopify writes it: whole seconds with the shop's offset. */
    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }

    /** Now, or a second after the order's last change if that is later: each change has a greater time. */
    static String laterThan(ObjectNode order, Instant now) {
        var least = OffsetDateTime.parse(order.get("updated_at").asText())
                .toInstant()
                .plusSeconds(1);
        return time(now.isBefore(least) ? least : now);
    }

    /** @param intent the provider's reference of the payment */
    ObjectNode with(String intent) {
        var order = Json.object()
                .put("id", id)
                .put("admin_graphql_api_id", "gid://shopify/Order/" + id)
                .put("name", "#" + number)
                .put("order_number", number)
                .put("number", number - Shop.FIRST_NUMBER + 1);
        times(order);
        money(order);
        people(order);
        notes(order, intent);
        lines(order);
        shipping(order);
        order.putArray("fulfillments");
        order.putArray("refunds");
        return order;
    }

    private void times(ObjectNode order) {
        order.put("created_at", time(at)).put("processed_at", time(at)).put("updated_at", time(at));
        order.putNull("closed_at").putNull("cancelled_at").putNull("cancel_reason");
        order.putNull("fulfillment_status");
        order.put("financial_status", "authorized").put("confirmed", true).put("test", false);
        order.put("source_name", "web").put("tags", "").putNull("location_id");
    }

    private void money(ObjectNode order) {
        var tax = Basket.taxInside(cart.total());
        order.put("currency", "ARS").put("presentment_currency", "ARS").put("taxes_included", true);
        amount(order, "total_line_items_price", cart.basket().amount());
        amount(order, "total_discounts", cart.discount());
        amount(order, "subtotal_price", cart.basket().amount().subtract(cart.discount()));
        amount(order, "total_tax", tax);
        amount(order, "total_price", cart.total());
        amount(order, "current_total_price", cart.total());
        amount(order, "total_outstanding", BigDecimal.ZERO);
        order.put("total_tip_received", NONE);
        order.set("total_shipping_price_set", moneySet(cart.shipping()));
        order.set("total_price_set", moneySet(cart.total()));
        order.set("tax_lines", taxLines(tax));
        var codes = order.putArray("discount_codes");
        var applications = order.putArray("discount_applications");
        if (cart.discount().signum() > 0) {
            codes.addObject()
                    .put("code", "OTONO10")
                    .put("amount", text(cart.discount()))
                    .put("type", "percentage");
            applications
                    .addObject()
                    .put("type", "discount_code")
                    .put("code", "OTONO10")
                    .put("value", "10.0")
                    .put("value_type", "percentage")
                    .put("allocation_method", "across")
                    .put("target_selection", "all")
                    .put("target_type", "line_item");
        }
    }

    private void people(ObjectNode order) {
        var buyer = cart.buyer();
        order.put("email", buyer.email()).put("contact_email", buyer.email()).put("phone", buyer.phone());
        order.put("customer_locale", "es-" + buyer.city().country()).put("buyer_accepts_marketing", false);
        order.putObject("customer")
                .put("id", id + 1)
                .put("email", buyer.email())
                .put("first_name", buyer.first())
                .put("last_name", buyer.last())
                .put("phone", buyer.phone())
                .put("currency", "ARS")
                .put("tags", "");
        order.set("billing_address", address(buyer));
        if (cart.pickup() == null) {
            order.set("shipping_address", address(buyer));
        } else {
            order.putNull("shipping_address");
        }
    }

    private void notes(ObjectNode order, String intent) {
        order.putNull("note");
        var attributes = order.putArray("note_attributes");
        attributes.addObject().put("name", "payment_reference").put("value", intent);
        if (cart.pickup() != null) {
            attributes
                    .addObject()
                    .put("name", "pickup_location")
                    .put("value", cart.pickup().location().value());
        }
        order.putArray("payment_gateway_names").add("stripe");
    }

    private void lines(ObjectNode order) {
        var lines = order.putArray("line_items");
        var left = cart.discount();
        var no = 0;
        for (var line : cart.basket().lines()) {
            no++;
            var last = no == cart.basket().lines().size();
            var share = last ? left : share(line);
            left = left.subtract(share);
            line(lines, no, line, share);
        }
        order.put(
                "total_weight",
                cart.basket().lines().stream()
                        .mapToInt(line ->
                                line.quantity() * line.article().product().grams())
                        .sum());
    }

    private BigDecimal share(Basket.Line line) {
        return cart.discount().multiply(line.amount()).divide(cart.basket().amount(), 2, RoundingMode.DOWN);
    }

    private void line(ArrayNode lines, int no, Basket.Line line, BigDecimal discount) {
        var product = line.article().product();
        var variant = Long.parseLong(String.valueOf(product.gtin()));
        var item = lines.addObject()
                .put("id", id + 10 + no)
                .put("admin_graphql_api_id", "gid://shopify/LineItem/" + (id + 10 + no))
                .put("product_id", variant / 100)
                .put("variant_id", variant)
                .put("sku", product.sku().value())
                .put("title", product.title())
                .put("name", product.title())
                .put("variant_title", product.colour() + " / " + product.size())
                .put("vendor", "Tienda Serai")
                .put("quantity", line.quantity())
                .put("current_quantity", line.quantity())
                .put("fulfillable_quantity", line.quantity())
                .put("fulfillment_service", "manual")
                .putNull("fulfillment_status")
                .put("price", text(line.article().price()))
                .put("total_discount", NONE)
                .put("grams", product.grams())
                .put("gift_card", false)
                .put("taxable", true)
                .put("requires_shipping", true)
                .put("product_exists", true);
        item.putArray("properties");
        item.set("tax_lines", taxLines(Basket.taxInside(line.amount().subtract(discount))));
        var allocations = item.putArray("discount_allocations");
        if (discount.signum() > 0) {
            var allocation =
                    allocations.addObject().put("amount", text(discount)).put("discount_application_index", 0);
            allocation.set("amount_set", moneySet(discount));
        }
    }

    private void shipping(ObjectNode order) {
        var lines = order.putArray("shipping_lines");
        var pickup = cart.pickup();
        var title = pickup == null ? "Envío a domicilio" : "Retiro en " + pickup.name();
        var line = lines.addObject()
                .put("id", id + 5)
                .put("title", title)
                .put("code", pickup == null ? "domicilio" : pickup.location().value())
                .put("source", "shopify")
                .put("price", text(cart.shipping()))
                .put("discounted_price", text(cart.shipping()));
        line.set("price_set", moneySet(cart.shipping()));
        line.set("tax_lines", taxLines(Basket.taxInside(cart.shipping())));
        line.putArray("discount_allocations");
    }

    private static ObjectNode address(Buyer buyer) {
        var city = buyer.city();
        return Json.object()
                .put("first_name", buyer.first())
                .put("last_name", buyer.last())
                .put("name", buyer.name())
                .putNull("company")
                .put("address1", buyer.street())
                .putNull("address2")
                .put("city", city.city())
                .put("province", city.province())
                .put("province_code", city.code())
                .put("zip", city.postcode())
                .put("country", new Locale("", city.country()).getDisplayCountry(Locale.ENGLISH))
                .put("country_code", city.country())
                .put("phone", buyer.phone())
                .put("latitude", city.latitude())
                .put("longitude", city.longitude());
    }

    private static ArrayNode taxLines(BigDecimal tax) {
        var lines = Json.array();
        lines.addObject()
                .put("title", "IVA")
                .put("rate", new BigDecimal("0.21"))
                .put("price", text(tax))
                .set("price_set", moneySet(tax));
        return lines;
    }

    private static ObjectNode moneySet(BigDecimal amount) {
        var set = Json.object();
        set.putObject("shop_money").put("amount", text(amount)).put("currency_code", "ARS");
        set.putObject("presentment_money").put("amount", text(amount)).put("currency_code", "ARS");
        return set;
    }

    private static void amount(ObjectNode node, String name, BigDecimal amount) {
        node.put(name, text(amount)).set(name + "_set", moneySet(amount));
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}

package io.serai.simulation;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Customers in two shops and at a till: they order, change their mind, and pay or not. */
final class Buyers {
    private static final long PRICE = 100;
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

    /** An order as its channel knows it: what the hub must know in the end. */
    static final class Wish {
        final String channel;
        final String reference;
        final String sku;
        final String mode;
        final String place;
        String payment = "";
        int quantity;
        long revision = 1;
        boolean cancelled;

        Wish(String channel, String reference, String sku, String mode, String place) {
            this.channel = channel;
            this.reference = reference;
            this.sku = sku;
            this.mode = mode;
            this.place = place;
        }
    }

    /** So many pieces has the largest order. */
    static final int MOST = 4;

    private final List<Wish> wishes = new ArrayList<>();
    private final Post post;
    private final Provider provider;
    private final Chance chance;
    private final SimulatedClock clock;

    Buyers(Post post, Provider provider, Chance chance, SimulatedClock clock) {
        this.post = post;
        this.provider = provider;
        this.chance = chance;
        this.clock = clock;
    }

    List<Wish> wishes() {
        return wishes;
    }

    void order() {
        var channel = chance.percent(70) ? "shopify" : "santiago";
        var mode = chance.of(
                channel.equals("shopify") ? List.of("ship", "ship", "pickup") : List.of("ship", "pickup", "handover"));
        var wish = new Wish(
                channel,
                Integer.toString(1001 + wishes.size()),
                chance.of(Geography.SKUS),
                mode,
                chance.of(Geography.SHOPS));
        wish.quantity = chance.between(1, MOST);
        wishes.add(wish);
        if (channel.equals("shopify")) {
            pay(wish);
        }
        tell(wish);
    }

    private void pay(Wish wish) {
        wish.payment = "pi_" + wish.reference;
        var status = chance.of(List.of(
                "requires_capture", "requires_capture", "requires_capture", "requires_payment_method", "canceled"));
        provider.open(wish.payment, wish.quantity * PRICE * 100, status);
    }

    /** Somebody changes an order that can still be changed, or cancels it. */
    void change() {
        var open = wishes.stream()
                .filter(wish -> !wish.cancelled && !wish.mode.equals("handover"))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var wish = chance.of(open);
        wish.revision++;
        if (wish.channel.equals("shopify") && chance.percent(40)) {
            wish.cancelled = true;
        } else if (wish.quantity > 1 && chance.percent(50)) {
            wish.quantity--;
        }
        tell(wish);
    }

    /** Who had not paid yet does, and the provider says so. */
    void payLate() {
        for (var intent : provider.intents().values()) {
            if (intent.status.equals("requires_payment_method")) {
                intent.status = "requires_capture";
                post.send("stripe", "http", "idempotency-key", """
                        {"type":"payment_intent.amount_capturable_updated","data":{"object":{"id":"%s"}}}""".formatted(intent.id));
            }
        }
    }

    private void tell(Wish wish) {
        if (wish.channel.equals("shopify")) {
            post.send("shopify", "http", "x-shopify-webhook-id", shopify(wish));
        } else {
            post.send("santiago", "http", "idempotency-key", santiago(wish));
        }
    }

    private String shopify(Wish wish) {
        var at = clock.instant().toString();
        var pickup =
                wish.mode.equals("pickup") ? ",{\"name\":\"pickup_location\",\"value\":\"" + wish.place + "\"}" : "";
        return """
                {"id":%s,"created_at":"%s","updated_at":"%s","cancelled_at":%s,"currency":"ARS","taxes_included":true,\
                "financial_status":"authorized","total_price":"%d.00","email":"ana@example.com","note":"revision %d",\
                "note_attributes":[{"name":"payment_reference","value":"%s"}%s],\
                "line_items":[{"id":1,"sku":"%s","name":"%s","quantity":%d,"price":"%d.00"}],\
                "shipping_address":{"name":"Ana","address1":"Colón 1","city":"Córdoba","province":"%s","zip":"5000",\
                "country_code":"AR","latitude":-31.4,"longitude":-64.2}}""".formatted(
                        wish.reference,
                        at,
                        java.time.Instant.EPOCH.plus(Duration.ofMillis(wish.revision)),
                        wish.cancelled ? '"' + at + '"' : "null",
                        wish.quantity * PRICE,
                        wish.revision,
                        wish.payment,
                        pickup,
                        wish.sku,
                        wish.sku,
                        wish.quantity,
                        PRICE,
                        wish.reference.endsWith("1") ? "Córdoba" : "Salta");
    }

    private String santiago(Wish wish) {
        var placed = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
                .format(LocalDateTime.ofInstant(clock.instant(), SANTIAGO));
        var place = wish.mode.equals("ship") ? "" : ",\"location\":\"" + wish.place + "\"";
        var address = wish.mode.equals("ship")
                ? ",\"shipTo\":{\"street\":[\"Alameda 1\"],\"city\":\"Santiago\",\"country\":\"CL\",\"latitude\":-33.4,\"longitude\":-70.6}"
                : "";
        var fields = List.of(
                field("kind", "order"),
                field("reference", wish.reference),
                "\"revision\":" + wish.revision,
                field("placedAt", placed),
                field("currency", "CLP"),
                "\"taxIncluded\":true",
                "\"fulfilment\":{" + field("mode", wish.mode) + place + "}",
                "\"customer\":{" + field("email", "eva@example.com") + "}",
                "\"lines\":[{" + field("id", "1") + "," + field("sku", wish.sku) + ",\"quantity\":" + wish.quantity
                        + "," + field("unitPrice", "100") + "}]",
                field("total", Long.toString(wish.quantity * PRICE)),
                "\"payments\":[{" + field("provider", "santiago") + ","
                        + field("amount", Long.toString(wish.quantity * PRICE)) + "," + field("status", "captured")
                        + "}]");
        return fields.stream().collect(Collectors.joining(",", "{", address + "}"));
    }

    private static String field(String name, String value) {
        return '"' + name + "\":\"" + value + '"';
    }
}

package io.serai.demo.amazon;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Faults;
import io.serai.demo.web.Handler;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Selling Partner API under {@code /amazon}: tokens, orders (2026-01-01), the seller's confirmation of a shipment, and {@code /book} for
 * whoever compares. And, until Amazon removes it, orders (v0) with their items, and to a token for personal data their address and buyer.
 */
public final class AmazonApi implements Handler {
    private static final String ORDERS = "/orders/v0/orders";
    private static final String ORDER = ORDERS + "/[0-9-]+";
    private static final String PERSONAL = ORDER + "/(address|buyerInfo)";
    private static final String LISTED = "/orders/2026-01-01/orders";
    private static final int ID = 3;

    private final Marketplace marketplace;
    private final Tokens tokens;
    private final Faults faults;
    private final double throttled;

    private final Listings listings = new Listings();

    /** @param throttled how often a caller is told to come again later, from 0 to 1 */
    public AmazonApi(Marketplace marketplace, AmazonKeys keys, Faults faults, double throttled, Clock clock) {
        this.marketplace = marketplace;
        this.tokens = new Tokens(keys, clock);
        this.faults = faults;
        this.throttled = throttled;
    }

    /** What it was told of the stock. */
    public Listings listings() {
        return listings;
    }

    @Override
    public Answer handle(Call call) {
        if (call.is("POST", "/auth/o2/token")) {
            return tokens.give(call);
        }
        var token = call.header("x-amz-access-token");
        if (!isOpen(call, token)) {
            return error(403, "Unauthorized", "Access to requested resource is denied.");
        }
        if (call.is("POST", "/tokens/2021-03-01/restrictedDataToken")) {
            return tokens.restrict(call);
        }
        if (faults.dice().falls(throttled)) {
            return error(429, "QuotaExceeded", "You exceeded your quota for the requested resource.")
                    .with("x-amzn-RateLimit-Limit", "0.5");
        }
        return answer(call).with("x-amzn-RequestId", Long.toHexString(System.nanoTime()));
    }

    /** The items of an order are told to either token: with what the buyer wrote, or without. */
    private boolean isOpen(Call call, @Nullable String token) {
        if (call.is("GET", PERSONAL)) {
            return tokens.opensPersonalData(token);
        }
        return tokens.valid(token) || (call.is("GET", ORDER + "/orderItems") && tokens.opensPersonalData(token));
    }

    private Answer answer(Call call) {
        var stock = listings.handle(call);
        if (stock != null) {
            return faults.on(stock);
        }
        if (call.is("GET", LISTED)) {
            return new SearchPages(marketplace.orders(), marketplace.now()).page(call.query());
        }
        if (call.is("GET", LISTED + "/[0-9-]+")) {
            var listed = ListedJson.of(call.query().getOrDefault("includedData", ""), marketplace.now());
            return on(call, order -> Answer.json(200, Map.of("order", listed.order(order))));
        }
        if (call.is("GET", ORDERS)) {
            return new AmazonPages(marketplace.orders(), marketplace.now()).page(call.query());
        }
        if (call.is("GET", "/book")) {
            return Answer.json(
                    200,
                    Map.of(
                            "orders",
                            marketplace.orders().stream()
                                    .map(order -> AmazonJson.bookLine(order, marketplace.now()))
                                    .toList()));
        }
        if (call.is("GET", ORDER)) {
            return on(call, order -> payload(AmazonJson.order(order, marketplace.now())));
        }
        if (call.is("GET", ORDER + "/orderItems")) {
            return on(call, order -> payload(AmazonJson.items(order, marketplace.now())));
        }
        if (call.is("GET", ORDER + "/address")) {
            return on(call, order -> payload(AmazonJson.address(order)));
        }
        if (call.is("GET", ORDER + "/buyerInfo")) {
            return on(call, order -> payload(AmazonJson.buyer(order)));
        }
        if (call.is("POST", ORDER + "/shipmentConfirmation")) {
            // Two packages of an order may be confirmed at the same time.
            synchronized (marketplace) {
                return faults.on(on(call, order -> confirm(call, order)));
            }
        }
        return error(404, "NotFound", "The resource specified does not exist.");
    }

    private Answer on(Call call, Function<AmazonOrder, Answer> found) {
        var order = marketplace.order(call.part(ID));
        return order == null ? error(404, "NotFound", "The resource specified does not exist.") : found.apply(order);
    }

    private Answer confirm(Call call, AmazonOrder order) {
        var parcel = call.json().path("packageDetail");
        var pieces = 0;
        for (var wanted : parcel.path("orderItems")) {
            var known = order.items().stream()
                    .anyMatch(
                            item -> item.id().equals(wanted.path("orderItemId").asText()));
            if (!known) {
                return error(400, "InvalidInput", "orderItemId is not one of the order");
            }
            pieces += wanted.path("quantity").asInt();
        }
        if (pieces == 0 || parcel.path("packageReferenceId").asText().isEmpty() || order.pending(marketplace.now())) {
            return error(400, "InvalidInput", "the package is incomplete, or the order is still pending");
        }
        marketplace.keep(order.confirmed(new AmazonOrder.Confirmation(
                parcel.path("packageReferenceId").asText(),
                parcel.path("carrierName").asText(parcel.path("carrierCode").asText()),
                parcel.path("trackingNumber").asText(),
                pieces,
                marketplace.now())));
        return Answer.of(204);
    }

    private static Answer payload(Object payload) {
        return Answer.json(200, Map.of("payload", payload));
    }

    private static Answer error(int status, String code, String text) {
        var json = Json.object();
        json.putArray("errors")
                .addObject()
                .put("code", code)
                .put("message", text)
                .put("details", "");
        return Answer.json(status, json);
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.contract.Address;
import io.serai.contract.Customer;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Fulfilment;
import io.serai.contract.SalesOrder.Line;
import io.serai.contract.SalesOrder.Mode;
import io.serai.contract.SalesOrder.Payment;
import io.serai.contract.SalesOrder.Requested;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The record of an order that its schema has found valid. Jackson would make the same of it (a test holds them together) in four
 * times the time, and orders are what there is most of.
 */
final class OrderReader {
    private OrderReader() {}

    static SalesOrder order(JsonNode json) {
        return new SalesOrder(
                needed(json, "reference"),
                text(json, "number"),
                json.get("revision").longValue(),
                instant(needed(json, "placedAt")),
                needed(json, "currency"),
                json.get("taxIncluded").booleanValue(),
                fulfilment(json.get("fulfilment")),
                customer(json.get("customer")),
                address(json.get("shipTo")),
                address(json.get("billTo")),
                list(json, "lines", OrderReader::line),
                amount(json, "tax"),
                amount(json, "shipping"),
                amount(json, "fees"),
                amount(json, "duties"),
                amount(json, "tips"),
                amount(json, "discount"),
                amount(json, "rounding"),
                amount(json.get("total")),
                list(json, "payments", OrderReader::payment),
                text(json, "note"),
                requested(json.get("requested")));
    }

    private static @Nullable Requested requested(@Nullable JsonNode json) {
        return json == null
                ? null
                : new Requested(
                        time(json, "shipFrom"),
                        time(json, "shipBy"),
                        time(json, "deliverFrom"),
                        time(json, "deliverBy"));
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        var value = json.get(name);
        return value == null ? null : instant(value.textValue());
    }

    private static Instant instant(String text) {
        var usual = UsualTime.instant(text);
        return usual == null ? Instant.parse(text) : usual;
    }

    private static Fulfilment fulfilment(JsonNode json) {
        var mode = switch (needed(json, "mode")) {
            case "ship" -> Mode.SHIP;
            case "pickup" -> Mode.PICKUP;
            default -> Mode.HANDOVER;
        };
        var location = text(json, "location");
        return new Fulfilment(mode, location == null ? null : new LocationId(location));
    }

    private static Line line(JsonNode json) {
        return new Line(
                needed(json, "id"),
                new Sku(needed(json, "sku")),
                text(json, "title"),
                json.get("quantity").intValue(),
                json.hasNonNull("cancelled")
                        ? Integer.valueOf(json.get("cancelled").intValue())
                        : null,
                amount(json.get("unitPrice")),
                amount(json, "discount"),
                amount(json, "tax"),
                text(json, "note"));
    }

    private static Payment payment(JsonNode json) {
        var status = switch (needed(json, "status")) {
            case "authorised" -> Payment.Status.AUTHORISED;
            case "captured" -> Payment.Status.CAPTURED;
            case "refused" -> Payment.Status.REFUSED;
            default -> Payment.Status.PENDING;
        };
        return new Payment(
                needed(json, "provider"),
                text(json, "reference"),
                text(json, "method"),
                amount(json.get("amount")),
                status,
                amount(json, "refunded"));
    }

    private static @Nullable Customer customer(@Nullable JsonNode json) {
        return json == null
                ? null
                : new Customer(
                        text(json, "name"),
                        text(json, "email"),
                        text(json, "phone"),
                        text(json, "locale"),
                        text(json, "company"),
                        text(json, "taxId"));
    }

    private static @Nullable Address address(@Nullable JsonNode json) {
        return json == null
                ? null
                : new Address(
                        text(json, "name"),
                        text(json, "company"),
                        list(json, "street", JsonNode::textValue),
                        text(json, "city"),
                        text(json, "province"),
                        text(json, "postcode"),
                        needed(json, "country"),
                        text(json, "phone"),
                        degrees(json, "latitude"),
                        degrees(json, "longitude"));
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
        var array = json.get(name);
        if (array == null) {
            return List.of();
        }
        var list = new ArrayList<T>(array.size());
        array.forEach(element -> list.add(read.apply(element)));
        return list;
    }

    private static String needed(JsonNode json, String name) {
        return json.get(name).textValue();
    }

    private static @Nullable String text(JsonNode json, String name) {
        var value = json.get(name);
        return value == null ? null : value.textValue();
    }

    private static @Nullable BigDecimal amount(JsonNode json, String name) {
        var value = json.get(name);
        return value == null ? null : amount(value);
    }

    private static BigDecimal amount(JsonNode value) {
        return value instanceof Decimals.Amount amount ? amount.number() : new BigDecimal(value.textValue());
    }

    private static @Nullable Double degrees(JsonNode json, String name) {
        var value = json.get(name);
        return value == null ? null : Double.valueOf(value.doubleValue());
    }
}

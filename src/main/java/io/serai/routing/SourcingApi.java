package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.OrderQueries;
import io.serai.console.SourcingQueries;
import io.serai.fulfilment.allocation.DeliveryPromises;
import io.serai.fulfilment.allocation.DeliveryPromises.Item;
import io.serai.fulfilment.allocation.RuleDesk;
import io.serai.fulfilment.orders.DeadEndDesk;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of the hub's own API about where orders are sent from, one method for each operation. */
@Port
@Component("sourcingApi")
public class SourcingApi {
    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_ITEMS = 100;
    private static final int MAX_QUANTITY = 1_000_000;

    private final DeliveryPromises promises;
    private final SourcingQueries sourcing;
    private final RuleDesk desk;
    private final DeadEndDesk deadEnds;
    private final OrderQueries orders;

    SourcingApi(
            DeliveryPromises promises,
            SourcingQueries sourcing,
            RuleDesk desk,
            DeadEndDesk deadEnds,
            OrderQueries orders) {
        this.promises = promises;
        this.sourcing = sourcing;
        this.desk = desk;
        this.deadEnds = deadEnds;
        this.orders = orders;
    }

    public void promiseDelivery(Exchange exchange) {
        Answers.to(exchange, request -> {
            var body = request.json(MAX_BYTES);
            var promise = promises.promise(body.path("channel").asText(""), Addresses.of(body.path("to")), items(body));
            if (promise.isEmpty()) {
                Answers.problem(exchange, 422, "unknown-place", "Nobody can tell where on Earth that address is.");
            } else {
                Answers.json(exchange, 200, promise.get());
            }
        });
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    private static List<Item> items(JsonNode body) {
        var items = new ArrayList<Item>();
        for (var item : body.path("items")) {
            int quantity = item.path("quantity").asInt(0);
            if (quantity < 1 || quantity > MAX_QUANTITY) {
                throw new IllegalArgumentException("the quantity of an item is 1 to " + MAX_QUANTITY);
            }
            items.add(new Item(new Sku(item.path("sku").asText()), quantity));
        }
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException(
                    "a cart has 1 to " + MAX_ITEMS + " items: {\"items\": [{\"sku\": …, \"quantity\": 1}]}");
        }
        return items;
    }

    public void explainSourcing(Exchange exchange) {
        Answers.to(
                exchange,
                request -> Answers.found(
                        exchange,
                        sourcing.why(
                                OrderId.of(request.need("id")),
                                "candidate".equals(request.get("by")),
                                location(request.get("whyNot")),
                                request.language())));
    }

    private static @Nullable LocationId location(@Nullable String code) {
        return code == null || code.isBlank() ? null : new LocationId(code.strip());
    }

    public void liftDeadEnd(Exchange exchange) {
        Answers.to(exchange, request -> {
            var id = OrderId.of(request.need("id"));
            var location = location(text(request.json(MAX_BYTES), "location"));
            if (location == null) {
                throw new IllegalArgumentException("the body names a location: {\"location\": \"ROSARIO\"}");
            }
            var answer = deadEnds.lift(id, location, request.person());
            switch (answer) {
                case LIFTED -> Answers.json(exchange, 200, orders.find(id).orElseThrow());
                case NO_SUCH_ORDER -> Answers.notFound(exchange);
                case TOO_LATE, NOTHING_TO_DO ->
                    Answers.problem(
                            exchange,
                            409,
                            "no-dead-end",
                            "The order may be sourced from there, or it is over.",
                            Map.of("why", answer));
            }
        });
    }

    public void getSourcing(Exchange exchange) {
        Answers.to(exchange, request -> Answers.json(exchange, 200, sourcing.state()));
    }

    public void tryRules(Exchange exchange) {
        Answers.to(exchange, request -> {
            var body = request.json(MAX_BYTES);
            var wrong = desk.propose(
                    body.path("rules").asText(), instant(body, "from"), instant(body, "until"), request.person());
            if (wrong.isPresent()) {
                Answers.problem(
                        exchange,
                        400,
                        "wrong-rules",
                        "The rule set is wrong.",
                        Map.of("problems", wrong.get().lines().toList()));
            } else {
                Answers.json(exchange, 200, sourcing.state());
            }
        });
    }

    private static @Nullable Instant instant(JsonNode body, String name) {
        var text = text(body, name);
        return text == null ? null : Instant.parse(text);
    }

    public void promoteRules(Exchange exchange) {
        Answers.to(exchange, request -> changed(exchange, desk.promote(request.person())));
    }

    public void rollBackRules(Exchange exchange) {
        Answers.to(exchange, request -> changed(exchange, desk.rollBack(request.person())));
    }

    private void changed(Exchange exchange, boolean done) {
        if (done) {
            Answers.json(exchange, 200, sourcing.state());
        } else {
            Answers.problem(exchange, 409, "nothing-to-do", "There is no rule set to take its place.");
        }
    }
}

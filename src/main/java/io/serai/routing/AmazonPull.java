package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.channels.Cursors;
import io.serai.fulfilment.Reception;
import io.serai.kernel.Port;
import io.serai.log.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Pulls the orders that changed since the cursor (SP-API Orders v0), page by page, and keeps each with its items, address and buyer as
 * one message. The cursor moves when all pages are kept; what is pulled twice is the same delivery, by its id and its last change.
 */
@Port
@Component("amazonPull")
public class AmazonPull {
    private static final Logger log = LoggerFactory.getLogger(AmazonPull.class);

    /** Looked at again each time, because Amazon's changes may show late. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private static final int MAX_PAGES = 100;

    private final ProducerTemplate producer;
    private final Reception reception;
    private final Cursors cursors;
    private final Clock clock;
    private final String marketplaces;

    AmazonPull(
            ProducerTemplate producer,
            Reception reception,
            Cursors cursors,
            Clock clock,
            @Value("${serai.channels.amazon.marketplaces:}") String marketplaces) {
        this.producer = producer;
        this.reception = reception;
        this.cursors = cursors;
        this.clock = clock;
        this.marketplaces = marketplaces;
    }

    public void pull(String partner) throws IOException {
        var since =
                cursors.read(partner).map(Instant::parse).orElse(clock.instant().minus(Duration.ofDays(1)));
        var newest = since;
        var next = "";
        try {
            for (int page = 0; page < MAX_PAGES; page++) {
                var payload = get("/orders/v0/orders", query(since, next)).path("payload");
                for (var order : payload.path("Orders")) {
                    keep(partner, order);
                    var changed = Instant.parse(order.path("LastUpdateDate").asText());
                    newest = changed.isAfter(newest) ? changed : newest;
                }
                next = payload.path("NextToken").asText();
                if (next.isEmpty()) {
                    cursors.save(partner, newest.toString());
                    cursors.works(partner);
                    return;
                }
            }
        } catch (NotNow e) {
            cursors.failed(partner, String.valueOf(e.getMessage()));
            log.debug("{} wants to be asked again later: {}", partner, e.getMessage());
        }
    }

    private String query(Instant since, String next) {
        var query = "MarketplaceIds=" + encode(marketplaces);
        return next.isEmpty()
                ? query + "&LastUpdatedAfter=" + encode(since.minus(OVERLAP).toString())
                : query + "&NextToken=" + encode(next);
    }

    private void keep(String partner, JsonNode order) throws IOException {
        var id = order.path("AmazonOrderId").asText();
        var status = order.path("OrderStatus").asText();
        var delivery = id + "@" + order.path("LastUpdateDate").asText() + "@" + status;
        if (reception.isKept(partner, delivery)) {
            return;
        }
        var message = JsonNodeFactory.instance.objectNode();
        message.set("order", order);
        if (!status.equals("Pending") && !status.equals("Canceled")) {
            var path = "/orders/v0/orders/" + encode(id);
            message.set("items", items(path + "/orderItems"));
            message.set("address", get(path + "/address", "").path("payload"));
            message.set("buyer", get(path + "/buyerInfo", "").path("payload"));
        }
        reception.keep(
                partner,
                "pull",
                Map.of("idempotency-key", delivery, "content-type", "application/json"),
                Json.write(message).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode items(String path) {
        var all = JsonNodeFactory.instance.arrayNode();
        var next = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            var payload =
                    get(path, next.isEmpty() ? "" : "NextToken=" + encode(next)).path("payload");
            payload.path("OrderItems").forEach(all::add);
            next = payload.path("NextToken").asText();
            if (next.isEmpty()) {
                break;
            }
        }
        return all;
    }

    private JsonNode get(String path, String query) {
        var answer = producer.request("direct:amazon.get", exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
            exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
            if (!query.isEmpty()) {
                exchange.getMessage().setHeader(Exchange.HTTP_QUERY, query);
            }
        });
        int status = Optional.ofNullable(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .orElse(0);
        if (status != 200) {
            throw new NotNow(path + " answered " + status);
        }
        return Json.parse(answer.getMessage().getBody(String.class));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The far end is busy or away; the cursor stays where it is. */
    private static final class NotNow extends RuntimeException {
        NotNow(String message) {
            super(message, null, false, false);
        }
    }
}

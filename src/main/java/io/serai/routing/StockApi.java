package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.LotQueries;
import io.serai.fulfilment.allocation.Promise;
import io.serai.fulfilment.allocation.Promises;
import io.serai.fulfilment.stock.PublicationTarget;
import io.serai.fulfilment.stock.Publisher;
import io.serai.inventory.Catalogue;
import io.serai.inventory.Reservations;
import io.serai.inventory.Reservations.Answer;
import io.serai.inventory.Wish;
import io.serai.kernel.LocationId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of the hub's own API that is for shops: what can be promised, what a cart sets aside, what a channel is told. */
@Port
@Component("stockApi")
public class StockApi {
    private static final int MAX_BYTES = 100_000;
    private static final int MAX_SKUS = 200;
    private static final int TTL = 900;
    private static final Map<String, PublicationTarget> TARGETS =
            Map.of("call", PublicationTarget.CALL, "queue", PublicationTarget.QUEUE, "file", PublicationTarget.FILE);

    private final Promises promises;
    private final Reservations reservations;
    private final Publisher publisher;
    private final Catalogue catalogue;
    private final LotQueries lots;

    StockApi(Promises promises, Reservations reservations, Publisher publisher, Catalogue catalogue, LotQueries lots) {
        this.promises = promises;
        this.reservations = reservations;
        this.publisher = publisher;
        this.catalogue = catalogue;
        this.lots = lots;
    }

    public void getPromises(Exchange exchange) {
        Answers.to(exchange, request -> {
            var skus = new LinkedHashSet<Sku>();
            Arrays.stream(request.need("sku").split(","))
                    .map(String::strip)
                    .map(Sku::new)
                    .forEach(skus::add);
            if (skus.size() > MAX_SKUS) {
                throw new IllegalArgumentException("ask for " + MAX_SKUS + " SKUs at most");
            }
            var where = where(request.get("location"), request.get("group"));
            var found = promises.of(request.need("channel"), skus, where).values();
            Answers.json(exchange, 200, found.stream().map(StockApi::view).toList());
        });
    }

    public void listLots(Exchange exchange) {
        Answers.to(
                exchange,
                request -> Answers.json(
                        exchange,
                        200,
                        lots.list(
                                request.need("sku"),
                                request.get("location"),
                                request.get("lot"),
                                request.page(),
                                request.size())));
    }

    /** By location, and by group: a type of location, or a country. */
    private Predicate<LocationId> where(@Nullable String location, @Nullable String group) {
        Predicate<LocationId> at = id -> location == null || id.value().equals(location);
        return group == null
                ? at
                : at.and(id -> catalogue
                        .location(id)
                        .filter(each -> group.equalsIgnoreCase(each.type())
                                || group.equals(each.address().country()))
                        .isPresent());
    }

    private static Map<String, Object> view(Promise promise) {
        var view = new LinkedHashMap<String, Object>();
        view.put("sku", promise.sku());
        view.put("channel", promise.channel());
        view.put("now", promise.now());
        view.put("later", promise.later());
        view.put("expected", promise.ahead().expected());
        view.put("waiting", promise.waiting());
        view.put("places", promise.places().stream().map(StockApi::view).toList());
        return view;
    }

    private static Map<String, Object> view(Promise.At at) {
        var view = new LinkedHashMap<String, Object>();
        view.put("location", at.location());
        view.put("now", at.now());
        view.put("onHand", at.level().onHand());
        view.put("reserved", at.level().reserved());
        view.put("kept", at.kept());
        view.put("fenced", at.fenced());
        return view;
    }

    public void reserve(Exchange exchange) {
        Answers.to(exchange, request -> {
            var answer = reservations.reserve(wish(request.json(MAX_BYTES)));
            if (answer instanceof Answer.Held held) {
                Answers.json(exchange, 200, held.reservation());
            } else if (answer instanceof Answer.Lacking lacking) {
                Answers.problem(
                        exchange,
                        409,
                        "not-enough",
                        "Not all of it can be reserved now; nothing was.",
                        Map.of("missing", lacking.missing()));
            } else if (answer instanceof Answer.OtherWish) {
                Answers.problem(exchange, 422, "other-request", "The key stands for another request already.");
            }
        });
    }

    private static Wish wish(JsonNode body) {
        var lines = new ArrayList<Wish.Line>();
        for (var line : body.path("lines")) {
            lines.add(new Wish.Line(
                    line.hasNonNull("location")
                            ? new LocationId(line.path("location").asText())
                            : null,
                    new Sku(line.path("sku").asText()),
                    line.path("quantity").asInt()));
        }
        var to = body.hasNonNull("to") ? Addresses.of(body.path("to")) : null;
        var country = to == null ? null : to.country();
        return new Wish(
                body.path("key").asText(),
                body.path("channel").asText(),
                body.hasNonNull("order") ? body.path("order").asText() : null,
                body.hasNonNull("country") ? body.path("country").asText() : country,
                to,
                Duration.ofSeconds(body.path("seconds").asLong(TTL)),
                lines);
    }

    public void getReservation(Exchange exchange) {
        Answers.to(exchange, request -> Answers.found(exchange, reservations.find(request.need("key"))));
    }

    public void releaseReservation(Exchange exchange) {
        Answers.to(exchange, request -> Answers.found(exchange, reservations.release(request.need("key"))));
    }

    public void publishStock(Exchange exchange) {
        Answers.to(exchange, request -> {
            var body = request.json(MAX_BYTES);
            long every = body.path("every").asLong(2);
            var target = body.path("target").asText("call");
            if (every < 1 || every > 86_400 || !TARGETS.containsKey(target)) {
                throw new IllegalArgumentException("every is 1 to 86400 seconds, target is call, queue or file");
            }
            boolean byLocation = body.path("byLocation").asBoolean();
            if (byLocation && target.equals("call")) {
                throw new IllegalArgumentException(
                        "byLocation is for queue and file: by a call a shop is told one number of a SKU, or one for each of its own locations that its settings name");
            }
            publisher.publish(
                    request.need("channel"),
                    Objects.requireNonNull(TARGETS.get(target)),
                    byLocation,
                    locations(body.path("locations")),
                    Duration.ofSeconds(every),
                    body.path("whole").asBoolean());
            Answers.json(exchange, 202, Map.of("channel", request.need("channel")));
        });
    }

    private static @Nullable Set<String> locations(JsonNode named) {
        if (!named.isArray()) {
            return null;
        }
        var locations = new LinkedHashSet<String>();
        named.forEach(each -> locations.add(each.asText()));
        return locations;
    }

    public void resendStock(Exchange exchange) {
        ofTheChannel(exchange, publisher::resend);
    }

    public void endStock(Exchange exchange) {
        ofTheChannel(exchange, publisher::end);
    }

    private static void ofTheChannel(Exchange exchange, Predicate<String> known) {
        Answers.to(exchange, request -> {
            if (known.test(request.need("channel"))) {
                Answers.json(exchange, 202, Map.of("channel", request.need("channel")));
            } else {
                Answers.notFound(exchange);
            }
        });
    }
}

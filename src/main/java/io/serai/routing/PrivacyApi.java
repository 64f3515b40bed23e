package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.PrivacyQueries;
import io.serai.kernel.Port;
import io.serai.privacy.PrivacyDesk;
import io.serai.privacy.Wish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The part of the hub's own API by which a customer is forgotten, one method for each operation. Only admins get here. */
@Port
@Component("privacyApi")
public class PrivacyApi {
    private static final int MAX_BYTES = 100_000;
    private static final List<Wish.Kind> KINDS = List.of(Wish.Kind.REDACT, Wish.Kind.REPORT);

    private final PrivacyDesk desk;
    private final PrivacyQueries requests;

    PrivacyApi(PrivacyDesk desk, PrivacyQueries requests) {
        this.desk = desk;
        this.requests = requests;
    }

    public void askPrivacy(Exchange exchange) {
        Answers.to(exchange, request -> {
            var wish = wish(request.json(MAX_BYTES), request.person());
            var id = desk.ask(wish);
            Answers.json(exchange, 202, requests.find(id).orElseThrow());
        });
    }

    public void getPrivacy(Exchange exchange) {
        Answers.to(exchange, request -> Answers.found(exchange, requests.find(UUID.fromString(request.need("id")))));
    }

    private static Wish wish(JsonNode asked, String person) {
        var customer = Stream.of(text(asked, "email"), text(asked, "phone"))
                .flatMap(Stream::ofNullable)
                .toList();
        var orders = new ArrayList<String>();
        asked.path("orders").forEach(order -> orders.add(order.asText()));
        if (customer.isEmpty() && orders.isEmpty()) {
            throw new IllegalArgumentException("it names an email, a phone, or orders");
        }
        return new Wish(
                kind(asked.path("kind").asText("")),
                text(asked, "channel"),
                customer,
                orders,
                "person:" + person,
                null);
    }

    private static Wish.Kind kind(String name) {
        return Arrays.stream(Wish.Kind.values())
                .filter(KINDS::contains)
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind is one of " + KINDS));
    }

    private static @Nullable String text(JsonNode asked, String name) {
        var text = asked.path(name).asText("").strip();
        return text.isEmpty() ? null : text;
    }
}

package io.serai.demo.shopify;

import io.serai.demo.tools.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The shop's till: has the buyer's card authorised by the provider, over HTTP as any shop does. */
public final class Checkout {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI provider;
    private final String key;

    /**
     * @param provider such as {@code http://127.0.0.1:8089/stripe/}
     * @param key the shop's secret key there
     */
    public Checkout(URI provider, String key) {
        this.provider = provider;
        this.key = key;
    }

    /** Authorises an amount in ARS for later capture; the id of the intent. @throws IOException if the provider did not say yes */
    String authorise(long order, BigDecimal amount) throws IOException, InterruptedException {
        var form = Map.of(
                "amount", amount.movePointRight(2).toBigIntegerExact().toString(),
                "currency", "ars",
                "capture_method", "manual",
                "confirm", "true",
                "payment_method", "pm_card_visa",
                "metadata[order_id]", Long.toString(order));
        var request = HttpRequest.newBuilder(provider.resolve("v1/payment_intents"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", "checkout-" + order)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the provider answered " + answer.statusCode());
        }
        return Json.read(answer.body()).get("id").asText();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The partners' own books, to be compared with ours. */
final class Books {
    private static final Http PARTNERS = new Http(Stage.SET.here(""));

    private Books() {}

    /** What the provider says of an intent: status, captured, refunded, captures. */
    static JsonNode intent(String reference) {
        var answer = PARTNERS.send(
                "GET", "/stripe/book", Map.of("Authorization", "Bearer " + Stage.STRIPE_KEY), new byte[0]);
        for (var line : answer.json().path("intents")) {
            if (line.path("id").asText().equals(reference)) {
                return line;
            }
        }
        throw new IllegalArgumentException("the provider knows no " + reference);
    }

    /** The shop itself takes the money at once. */
    static void captures(String reference) {
        var answer = PARTNERS.send(
                "POST",
                "/stripe/v1/payment_intents/" + reference + "/capture",
                Map.of("Authorization", "Bearer " + Stage.STRIPE_KEY),
                new byte[0]);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** The shop itself gives a part of it back, in minor units. */
    static void givesBack(String reference, long minor) {
        var form = "payment_intent=" + reference + "&amount=" + minor;
        var answer = PARTNERS.send(
                "POST",
                "/stripe/v1/refunds",
                Map.of(
                        "Authorization",
                        "Bearer " + Stage.STRIPE_KEY,
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** Payments of which we say something else than the provider does. */
    static List<String> disagreements(World world) {
        var all = PARTNERS.send(
                        "GET", "/stripe/book", Map.of("Authorization", "Bearer " + Stage.STRIPE_KEY), new byte[0])
                .json();
        var disagree = new ArrayList<String>();
        for (var line : all.path("intents")) {
            world.jdbc()
                    .query(
                            "select captured, refunded from payment where provider = 'stripe' and reference = ?",
                            row -> {
                                if (row.getLong(1) != line.path("captured").asLong()
                                        || row.getLong(2)
                                                != line.path("refunded").asLong()
                                        || line.path("captures").asInt() > 1) {
                                    disagree.add(line + " but we: captured " + row.getLong(1) + ", refunded "
                                            + row.getLong(2));
                                }
                            },
                            line.path("id").asText());
        }
        return disagree;
    }

    /** An order as the shop has it. */
    static JsonNode shopOrder(long id) {
        return PARTNERS.send(
                        "GET",
                        "/shopify" + Stage.SHOP_ADMIN + "/orders/" + id + ".json",
                        Map.of("X-Shopify-Access-Token", Stage.SHOP_TOKEN),
                        new byte[0])
                .json()
                .path("order");
    }

    /** The fulfilments that the shop was told of, also the same one twice. */
    static JsonNode shopFulfilments(String id) {
        return PARTNERS.send(
                        "GET",
                        "/shopify" + Stage.SHOP_ADMIN + "/orders/" + id + "/fulfillments.json",
                        Map.of("X-Shopify-Access-Token", Stage.SHOP_TOKEN),
                        new byte[0])
                .json()
                .path("fulfillments");
    }

    /** The bodies of the signed webhooks that the customer's own system took about an order. */
    static List<String> erpMessages(String reference) {
        var bodies = new ArrayList<String>();
        PARTNERS.send("GET", "/erp/book", Map.of(), new byte[0])
                .json()
                .path("messages")
                .forEach(message -> {
                    if (message.path("body").asText().contains(reference)) {
                        bodies.add(message.path("body").asText());
                    }
                });
        return bodies;
    }

    /** The mails that somebody got, as they came. */
    static List<String> mailsTo(String recipient) {
        if (Files.notExists(Stage.SET.mails)) {
            return List.of();
        }
        try (var files = Files.list(Stage.SET.mails)) {
            var mails = new ArrayList<String>();
            for (var file : files.filter(each -> each.toString().endsWith("-" + recipient + ".eml"))
                    .toList()) {
                mails.add(Files.readString(file));
            }
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.serai.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the demo's partners wrote down, each in its own book: what they were told, and what they gave and got. */
record Partners(int port, Path data) {
    private static final Map<String, String> STRIPE = Map.of("Authorization", "Bearer sk_test_serai_demo");
    private static final Map<String, String> SHOPIFY = Map.of("X-Shopify-Access-Token", "shpat_serai_demo");
    private static final String AMAZON = "grant_type=refresh_token&refresh_token=Atzr%7Cserai-demo"
            + "&client_id=amzn1.application-oa2-client.serai-demo&client_secret=amzn1.oa2-cs.v1.serai-demo";

    /** The parcel in an 856: MAN, the mark's kind GM, the SSCC behind its application identifier. */
    private static final Pattern PARCEL = Pattern.compile("MAN\\*GM\\*(?:00)?(\\d{18})\\D");

    /** An intent; amounts in minor units. */
    record Intent(String id, String status, int captures, long captured, long refunded) {
        long kept() {
            return captured - refunded;
        }
    }

    /** {@code parcels}: the tracking number of each fulfilment that the shop was told, also the same one twice. */
    record ShopOrder(String id, List<String> parcels) {}

    /** {@code pieces}: how many the seller confirmed, by package. */
    record MarketOrder(String id, String status, Map<String, Integer> pieces) {}

    /** What a till wrote. {@code reference}: unit, workstation, day and number. */
    record TillFile(String name, String reference, boolean back) {}

    /** A manifest as a carrier took it. */
    record Notice(String carrier, String file, List<String> parcels) {}

    List<Intent> intents() {
        return list(Api.get(port, "/stripe/book", STRIPE).path("intents"))
                .map(intent -> new Intent(
                        intent.path("id").asText(),
                        intent.path("status").asText(),
                        intent.path("captures").asInt(),
                        intent.path("captured").asLong(),
                        intent.path("refunded").asLong()))
                .toList();
    }

    List<ShopOrder> shopOrders() {
        return list(Api.get(port, "/shopify/book", SHOPIFY).path("orders"))
                .map(order -> new ShopOrder(
                        order.path("id").asText(),
                        list(order.path("tracking_numbers"))
                                .map(JsonNode::asText)
                                .toList()))
                .toList();
    }

    /** The shop's orders that the hub has said 2xx to. */
    List<String> shopOrdersTaken() {
        return webhooks((webhook, taken) ->
                        taken && webhook.path("topic").asText().equals("orders/create"))
                .map(webhook -> read(webhook.path("body").asText()).path("id").asText())
                .toList();
    }

    /** How many webhooks of the shop the hub has not said 2xx to yet. */
    long shopWebhooksOpen() {
        return webhooks((webhook, taken) -> !taken).count();
    }

    private Stream<JsonNode> webhooks(BiPredicate<JsonNode, Boolean> wanted) {
        var open = new LinkedHashMap<String, JsonNode>();
        var taken = new ArrayList<JsonNode>();
        for (var text : lines(demo().resolve("books/shopify-webhooks.jsonl"))) {
            var line = read(text);
            if (line.has("delivered")) {
                taken.add(open.remove(line.path("delivered").asText()));
            } else {
                open.put(line.path("id").asText(), line);
            }
        }
        return Stream.concat(
                taken.stream().filter(webhook -> wanted.test(webhook, true)),
                open.values().stream().filter(webhook -> wanted.test(webhook, false)));
    }

    List<MarketOrder> marketOrders() {
        var answer = Api.get(port, "/amazon/book", Map.of("x-amz-access-token", amazonToken()));
        return list(answer.path("orders"))
                .map(order -> {
                    var pieces = new LinkedHashMap<String, Integer>();
                    order.path("confirmations")
                            .forEach(each -> pieces.merge(
                                    each.path("reference").asText(),
                                    each.path("pieces").asInt(),
                                    Integer::sum));
                    return new MarketOrder(
                            order.path("id").asText(), order.path("status").asText(), pieces);
                })
                .toList();
    }

    private String amazonToken() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/amazon/auth/o2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(AMAZON))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return read(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The files of the tills that the hub has moved aside. */
    List<TillFile> tillFilesTaken() {
        return files(demo().resolve("pos/.done"), ".xml").map(Partners::till).toList();
    }

    /** Whole files that lie where the hub would have taken them; half of one, which a writer left who was killed, nobody takes. */
    List<Path> filesLeft() {
        return Stream.of(
                        demo().resolve("pos"),
                        data.resolve("catalog"),
                        demo().resolve("sftp/andes/edi/out"),
                        demo().resolve("sftp/pampa/edi/out"),
                        demo().resolve("sftp/andes/acks/out"),
                        demo().resolve("sftp/pampa/acks/out"))
                .flatMap(folder -> directFiles(folder).stream())
                .toList();
    }

    private static TillFile till(Path file) {
        var xml = text(file);
        var day = find(xml, "<BusinessDayDate>([^<]+)<");
        var reference = String.join(
                "-",
                find(xml, "<UnitID[^>]*>([^<]+)<"),
                find(xml, "<WorkstationID[^>]*>([^<]+)<"),
                day,
                find(xml, "<SequenceNumber>([^<]+)<"));
        return new TillFile(file.getFileName().toString(), reference, xml.contains("TypeCode=\"Refund\""));
    }

    /** The 856s that carriers took, one for each name: a repeat has the name, and the bytes, of the first. */
    List<Notice> notices() {
        return Stream.of("andes", "pampa")
                .flatMap(carrier -> files(demo().resolve("sftp/" + carrier + "/edi/archive"), ".856.x12")
                        .map(file -> new Notice(
                                carrier,
                                file.getFileName().toString(),
                                PARCEL.matcher(text(file))
                                        .results()
                                        .map(found -> found.group(1))
                                        .toList())))
                .toList();
    }

    /** Each message of the customer's own system, and how often it came. */
    Map<String, Integer> webhooksToCustomer() {
        var times = new LinkedHashMap<String, Integer>();
        Api.get(port, "/erp/book", Map.of())
                .path("messages")
                .forEach(each ->
                        times.put(each.path("id").asText(), each.path("times").asInt()));
        return times;
    }

    List<Path> mails() {
        return files(demo().resolve("mailbox"), ".eml").toList();
    }

    /** All that lies, or was taken and put aside, in the carriers' folders and whose path has this in it (a regular expression). */
    List<Path> carrierFiles(String path) {
        var wanted = Pattern.compile(path);
        return files(demo().resolve("sftp"), "")
                .filter(Files::isRegularFile)
                .filter(file -> wanted.matcher(file.toString()).find())
                .toList();
    }

    private Path demo() {
        return data.resolve("demo");
    }

    static String find(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static Stream<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> directFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".part"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return Api.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

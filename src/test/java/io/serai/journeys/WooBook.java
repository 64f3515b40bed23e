package io.serai.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import io.serai.demo.web.Handler;
import io.serai.log.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The orders of a WooCommerce shop: what each webhook said, in order, and the list of them as they are now, page by page, by the time of
 * their last change. All of it happened more than a day ago, where no pull looks any more.
 */
final class WooBook implements Handler {
    private static final Path SAMPLE = Path.of("mappings/channels/woocommerce/samples/sent-home.in.json");
    private static final String MODIFIED = "date_modified_gmt";

    private final Map<String, JsonNode> orders = new LinkedHashMap<>();
    private final List<String> messages = new ArrayList<>();
    private final Instant began = Instant.now().minus(40, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private final JsonNode sample;

    WooBook() {
        try {
            sample = Json.parse(Files.readString(SAMPLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One piece of it is bought. */
    void buys(long id, Ware ware) {
        ObjectNode order = sample.deepCopy();
        order.put("id", id).put("number", Long.toString(id));
        order.path("line_items").forEach(line -> ((ObjectNode) line).put("sku", ware.sku()));
        tells(order, messages.size());
    }

    void cancels(long id) {
        tells(now(id).put("status", "cancelled"), messages.size());
    }

    /** What the customer has to say is another revision of the order. */
    void edits(long id) {
        tells(now(id).put("customer_note", "Tocar el timbre."), messages.size());
    }

    private ObjectNode now(long id) {
        return orders.get(Long.toString(id)).deepCopy();
    }

    private void tells(ObjectNode order, int second) {
        var at = began.plusSeconds(second).toString().replace("Z", "");
        order.put(MODIFIED, at);
        if (!orders.containsKey(order.path("id").asText())) {
            order.put("date_created_gmt", at);
        }
        orders.put(order.path("id").asText(), order);
        messages.add(Json.write(order));
    }

    /** What its webhooks say, in the order in which it happened. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** Each as a line of reference, revision, total and whether it is cancelled. */
    List<String> lines() {
        return orders.values().stream()
                .map(order -> line(
                        order.path("id").asText(),
                        LocalDateTime.parse(order.path(MODIFIED).asText())
                                .toInstant(ZoneOffset.UTC)
                                .toEpochMilli(),
                        order.path("status").asText().equals("cancelled")))
                .sorted()
                .toList();
    }

    /** Of a cancelled order the revision does not matter: it may have been cancelled before it came. */
    static String line(String reference, long revision, boolean cancelled) {
        return cancelled ? reference + " cancelled" : reference + " " + revision;
    }

    static boolean isCancelled(String line) {
        return line.endsWith(" cancelled");
    }

    boolean has(String id) {
        return orders.containsKey(id);
    }

    @Override
    public Answer handle(Call call) {
        var query = call.query();
        var since = query.get("modified_after");
        var after = since == null ? "" : since.replace("Z", "");
        int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        Stream<JsonNode> changed = orders.values().stream()
                .filter(order -> order.path(MODIFIED).asText().compareTo(after) > 0)
                .sorted(Comparator.comparing(order -> order.path(MODIFIED).asText()));
        return Answer.json(
                200,
                Json.tree(changed.skip((long) (page - 1) * size).limit(size).toList()));
    }
}

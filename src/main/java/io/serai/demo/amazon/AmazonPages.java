package io.serai.demo.amazon;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of orders as {@code getOrders} gives it, the one changed longest ago first, page by page with {@code NextToken}. */
final class AmazonPages {
    private static final int MOST = 100;

    private final List<AmazonOrder> orders;
    private final Instant now;

    AmazonPages(List<AmazonOrder> orders, Instant now) {
        this.orders = orders;
        this.now = now;
    }

    Answer page(Map<String, String> query) {
        if (!query.containsKey("MarketplaceIds") && !query.containsKey("NextToken")) {
            return invalid("MarketplaceIds is required");
        }
        if (!query.containsKey("CreatedAfter")
                && !query.containsKey("LastUpdatedAfter")
                && !query.containsKey("NextToken")) {
            return invalid("CreatedAfter or LastUpdatedAfter is required");
        }
        var cursor = Cursor.of(query);
        var size = Math.min(MOST, Integer.parseInt(query.getOrDefault("MaxResultsPerPage", Integer.toString(MOST))));
        var found = orders.stream()
                .filter(order -> cursor.precedes(order, now))
                .limit(size + 1L)
                .toList();
        var page = found.subList(0, Math.min(size, found.size()));
        var payload = Json.object().put("LastUpdatedBefore", AmazonJson.time(now));
        payload.set(
                "Orders",
                Json.tree(
                        page.stream().map(order -> AmazonJson.order(order, now)).toList()));
        if (found.size() > size) {
            payload.put("NextToken", cursor.behind(page.get(size - 1), now).text());
        }
        return Answer.json(200, Map.of("payload", payload));
    }

    private static Answer invalid(String text) {
        return Answer.json(400, Map.of("errors", List.of(Map.of("code", "InvalidInput", "message", text))));
    }

    /** Where a page begins, and which orders are wanted: what the token carries. {@code statuses} is empty for all. */
    private record Cursor(Instant created, Instant changed, String after, String statuses) {

        static Cursor of(Map<String, String> query) {
            var token = query.get("NextToken");
            if (token != null) {
                return Json.as(Json.read(Base64.getUrlDecoder().decode(token)), Cursor.class);
            }
            return new Cursor(
                    time(query.get("CreatedAfter")),
                    time(query.get("LastUpdatedAfter")),
                    "",
                    query.getOrDefault("OrderStatuses", ""));
        }

        Cursor behind(AmazonOrder order, Instant now) {
            return new Cursor(created, order.changed(now), order.id(), statuses);
        }

        boolean precedes(AmazonOrder order, Instant now) {
            var at = order.changed(now);
            var behind =
                    at.isAfter(changed) || (at.equals(changed) && order.id().compareTo(after) > 0);
            return behind
                    && order.purchased().isAfter(created)
                    && (statuses.isEmpty() || List.of(statuses.split(",")).contains(order.status(now)));
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.text(this).getBytes(StandardCharsets.UTF_8));
        }

        private static Instant time(@Nullable String text) {
            return text == null ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
        }
    }
}

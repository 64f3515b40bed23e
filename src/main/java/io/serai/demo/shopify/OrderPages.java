package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.web.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The list of orders, the one changed longest ago first, page by page with Shopify's {@code Link} header. */
final class OrderPages {
    private static final int USUAL = 50;
    private static final int MOST = 250;

    private static final Comparator<ObjectNode> BY_CHANGE = Comparator.comparing(OrderPages::changed)
            .thenComparing(order -> order.get("id").asLong());

    private final String url;

    OrderPages(String url) {
        this.url = url;
    }

    Answer page(List<ObjectNode> orders, Map<String, String> query) {
        var limit = Math.min(MOST, Integer.parseInt(query.getOrDefault("limit", Integer.toString(USUAL))));
        var cursor = Cursor.of(query);
        var found = orders.stream()
                .filter(cursor::precedes)
                .sorted(BY_CHANGE)
                .limit(limit + 1L)
                .toList();
        var page = found.subList(0, Math.min(limit, found.size()));
        var answer = Answer.json(200, Map.of("orders", page));
        if (found.size() <= limit) {
            return answer;
        }
        var next = Cursor.behind(page.get(page.size() - 1)).text();
        return answer.with("Link", "<" + url + "?limit=" + limit + "&page_info=" + next + ">; rel=\"next\"");
    }

    private static Instant changed(ObjectNode order) {
        return OffsetDateTime.parse(order.get("updated_at").asText()).toInstant();
    }

    /** Where a page begins: behind this order, or at this time. */
    private record Cursor(Instant since, long id) {

        static Cursor of(Map<String, String> query) {
            var info = query.get("page_info");
            if (info == null) {
                var since = query.get("updated_at_min");
                return new Cursor(
                        since == null
                                ? Instant.EPOCH
                                : OffsetDateTime.parse(since).toInstant(),
                        0);
            }
            var parts = new String(Base64.getUrlDecoder().decode(info), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        }

        static Cursor behind(ObjectNode order) {
            return new Cursor(changed(order), order.get("id").asLong());
        }

        boolean precedes(ObjectNode order) {
            var at = changed(order);
            return at.isAfter(since) || (at.equals(since) && order.get("id").asLong() > id);
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((since + " " + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}

package io.serai.demo.amazon;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of orders as {@code searchOrders} of Orders 2026-01-01 gives it, the one changed longest ago first. A page further is given to
 * whoever asks for it with the very filters of the first one.
 */
final class SearchPages {
    private static final int MOST = 100;
    private static final List<String> FILTERS = List.of(
            "createdAfter",
            "createdBefore",
            "lastUpdatedAfter",
            "lastUpdatedBefore",
            "marketplaceIds",
            "fulfillmentStatuses",
            "fulfilledBy");

    private final List<AmazonOrder> orders;
    private final Instant now;

    SearchPages(List<AmazonOrder> orders, Instant now) {
        this.orders = orders;
        this.now = now;
    }

    /** Behind which order the next page begins, and what was asked for. */
    private record Token(String asked, Instant changed, String id) {
        boolean precedes(AmazonOrder order, Instant now) {
            int later = order.changed(now).compareTo(changed);
            return later > 0 || (later == 0 && order.id().compareTo(id) > 0);
        }
    }

    Answer page(Map<String, String> query) {
        var since = query.get("lastUpdatedAfter");
        if ((since == null) == (query.get("createdAfter") == null)) {
            return invalid("Exactly one of createdAfter and lastUpdatedAfter is required.");
        }
        var asked = FILTERS.stream()
                .flatMap(name -> Stream.ofNullable(query.get(name)).map(value -> name + "=" + value))
                .collect(Collectors.joining("&"));
        var given = query.get("paginationToken");
        var token = given == null ? new Token(asked, Instant.EPOCH, "") : read(given);
        if (!token.asked().equals(asked)) {
            return invalid("The paginationToken you have submitted is not valid. All parameters must match the original"
                    + " request except maxResultsPerPage.");
        }
        int size = Math.min(MOST, Integer.parseInt(query.getOrDefault("maxResultsPerPage", Integer.toString(MOST))));
        var found = orders.stream()
                .filter(order -> !order.changed(now).isBefore(time(since)))
                .filter(order -> !order.purchased().isBefore(time(query.get("createdAfter"))))
                .filter(order -> token.precedes(order, now))
                .limit(size + 1L)
                .toList();
        var page = found.subList(0, Math.min(size, found.size()));
        var listed = ListedJson.of(query.getOrDefault("includedData", ""), now);
        var json = Json.object().put("lastUpdatedBefore", AmazonJson.time(now));
        json.set("orders", Json.tree(page.stream().map(listed::order).toList()));
        if (found.size() > size) {
            var last = page.get(size - 1);
            json.putObject("pagination").put("nextToken", text(new Token(asked, last.changed(now), last.id())));
        }
        return Answer.json(200, json);
    }

    private static Token read(String token) {
        return Json.as(Json.read(Base64.getUrlDecoder().decode(token)), Token.class);
    }

    private static String text(Token token) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.text(token).getBytes(StandardCharsets.UTF_8));
    }

    private static Instant time(@Nullable String text) {
        return text == null ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    }

    private static Answer invalid(String text) {
        return Answer.json(400, Map.of("errors", List.of(Map.of("code", "InvalidInput", "message", text))));
    }
}

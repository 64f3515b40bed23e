package io.serai.demo.bazaar;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** VTEX's feed of orders: a queue over HTTP, which gives what nobody has taken yet until it hears that it was taken. */
final class Feed {
    private static final int MOST = 10;
    private static final int LONGEST = 1_000;

    /** By their handles. */
    private final Map<String, String> events = new LinkedHashMap<>();

    synchronized void add(Sale sale) {
        if (events.size() < LONGEST) {
            events.put("H" + sale.number(), Template.fill("hints/vtex.json", sale));
        }
    }

    synchronized Answer read() {
        return Answer.json(
                200,
                events.values().stream()
                        .limit(MOST)
                        .map(event -> Json.read(event.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    synchronized Answer commit(Call call) {
        call.json().path("handles").forEach(handle -> events.remove(handle.asText()));
        return Answer.json(200, Json.array());
    }
}

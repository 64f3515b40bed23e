package io.serai.demo.amazon;

import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The seller's listings (Listings Items 2021-08-01) and how much of each may be sold: whatever is asked for is listed. */
public final class Listings {
    private static final String ITEM = "/listings/2021-08-01/items/[^/]+/[^/]+";
    private static final int SKU = 4;

    private final Map<String, Integer> quantities = new ConcurrentHashMap<>();

    /** How many pieces of it; null if it was never told. */
    public @Nullable Integer quantity(String sku) {
        return quantities.get(sku);
    }

    /** Null if it is about something else. */
    @Nullable
    Answer handle(Call call) {
        if (call.is("GET", ITEM)) {
            return Answer.json(200, Map.of("sku", sku(call), "summaries", List.of(Map.of("productType", "SHIRT"))));
        }
        return call.is("PATCH", ITEM) ? patch(call) : null;
    }

    private Answer patch(Call call) {
        var patch = call.json().at("/patches/0");
        var value = patch.at("/value/0");
        boolean valid = patch.path("path").asText().equals("/attributes/fulfillment_availability")
                && value.path("fulfillment_channel_code").asText().equals("DEFAULT")
                && value.path("quantity").canConvertToInt()
                && call.json().path("productType").asText().equals("SHIRT");
        if (valid) {
            quantities.put(sku(call), value.path("quantity").asInt());
        }
        return Answer.json(
                200,
                Map.of(
                        "sku",
                        sku(call),
                        "status",
                        valid ? "ACCEPTED" : "INVALID",
                        "issues",
                        valid ? List.of() : List.of(Map.of("code", "90220", "message", "The patch is not valid."))));
    }

    private static String sku(Call call) {
        return URLDecoder.decode(call.part(SKU), StandardCharsets.UTF_8);
    }
}

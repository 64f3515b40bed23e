package io.serai.demo.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.web.Answer;
import io.serai.demo.web.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the shop believes that it may sell, as its GraphQL API is told: it sells whatever it is asked for. */
public final class ShopInventory {
    private static final Pattern SKU = Pattern.compile("sku:\"([^\"]*)\"");
    private static final String ITEM = "gid://shopify/InventoryItem/";

    private final Map<String, Integer> available = new ConcurrentHashMap<>();
    private final List<String> items = new ArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> unstocked = ConcurrentHashMap.newKeySet();

    /** How many pieces of it; null if it was never told. */
    public @Nullable Integer available(String sku) {
        return available.get(sku);
    }

    /** From now on all is refused that is told together with it. */
    public void refuses(String sku) {
        refused.add(sku);
    }

    /** No longer. */
    public void takes(String sku) {
        refused.remove(sku);
    }

    /** It is stocked nowhere, until somebody has it stocked: all is refused that is told together with it. */
    public void doesNotStock(String sku) {
        unstocked.add(sku);
    }

    /** The three questions that it knows. */
    synchronized Answer graphql(Call call) {
        var body = call.json();
        var query = body.path("query").asText();
        if (query.contains("inventorySetQuantities")) {
            return query.contains("@idempotent(key: $key)")
                            && !body.at("/variables/key").asText().isEmpty()
                    ? set(body.at("/variables/input"))
                    : wrong("The @idempotent directive is required for this mutation but was not provided.");
        }
        if (query.contains("inventoryActivate")) {
            return activate(body.path("variables"));
        }
        return query.contains("inventoryItems")
                ? found(body.at("/variables/q").asText())
                : wrong("Field doesn't exist on type 'QueryRoot'");
    }

    private Answer found(String search) {
        var nodes = SKU.matcher(search)
                .results()
                .map(sku -> Map.of("id", ITEM + item(sku.group(1)), "sku", sku.group(1)))
                .toList();
        return data(Map.of("data", Map.of("inventoryItems", Map.of("nodes", nodes))));
    }

    private int item(String sku) {
        if (!items.contains(sku)) {
            items.add(sku);
        }
        return items.indexOf(sku) + 1;
    }

    /** Each of {@code i0}, {@code i1} and so on at the location of {@code l0}, {@code l1}, each with a key. */
    private Answer activate(JsonNode variables) {
        var done = new HashMap<String, Object>();
        for (int no = 0; variables.has("i" + no) && variables.has("l" + no); no++) {
            if (variables.path("k" + no).asText().isEmpty()) {
                return wrong("The @idempotent directive is required for this mutation but was not provided.");
            }
            unstocked.remove(sku(variables.path("i" + no).asText()));
            done.put("p" + no, Map.of("userErrors", List.of()));
        }
        return data(Map.of("data", done));
    }

    /** What it has may be compared first: each quantity has to say with what, or by a null that it shall not be. */
    private Answer set(JsonNode input) {
        var quantities = input.path("quantities");
        if (input.has("ignoreCompareQuantity")) {
            return wrong("Field is not defined on InventorySetQuantitiesInput: ignoreCompareQuantity");
        }
        var missing = new ArrayList<Map<String, Object>>();
        for (int no = 0; no < quantities.size(); no++) {
            if (unstocked.contains(sku(quantities.get(no)))) {
                missing.add(Map.of(
                        "code",
                        "ITEM_NOT_STOCKED_AT_LOCATION",
                        "field",
                        List.of("input", "quantities", Integer.toString(no), "locationId"),
                        "message",
                        "The specified inventory item is not stocked at the location."));
            }
        }
        if (!missing.isEmpty()) {
            return errors(missing);
        }
        for (var each : quantities) {
            if (!each.has("changeFromQuantity")) {
                return wrong("InventoryQuantityInput must include the following argument: changeFromQuantity.");
            }
            if (refused.contains(sku(each))) {
                return errors("The specified inventory item is not allowed to be adjusted via API.");
            }
        }
        for (var each : quantities) {
            if (!each.path("locationId").asText().startsWith("gid://shopify/Location/")) {
                return errors("The specified location could not be found.");
            }
            available.put(sku(each), each.path("quantity").asInt());
        }
        return data(Map.of("data", Map.of("inventorySetQuantities", Map.of("userErrors", List.of()))));
    }

    private String sku(JsonNode quantity) {
        return sku(quantity.path("inventoryItemId").asText());
    }

    private String sku(String id) {
        return items.get(Integer.parseInt(id.substring(ITEM.length())) - 1);
    }

    private static Answer errors(String message) {
        return errors(List.of(Map.of("field", List.of("input"), "message", message)));
    }

    private static Answer errors(List<Map<String, Object>> errors) {
        return data(Map.of("data", Map.of("inventorySetQuantities", Map.of("userErrors", errors))));
    }

    /** Of the question as a whole. */
    private static Answer wrong(String message) {
        return data(Map.of("errors", List.of(Map.of("message", message))));
    }

    private static Answer data(Map<String, ?> body) {
        return Answer.json(200, body);
    }
}

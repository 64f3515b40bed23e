package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where in a sample of an order its lines are: the array, or in XML the single element, that looks most like goods. */
final class Goods {
    private static final int MOST_LEVELS = 6;
    /** A quantity says more than a price, and either more than a name. */
    private static final int QUANTITY = 4;

    private static final int SKU = 3;
    private static final int PRICE = 2;
    private static final int LEAST = 4;
    /** Lines may have what they are of in an object of their own. */
    private static final int INSIDE = 2;

    private @Nullable String best;
    private int most = LEAST - 1;

    private Goods() {}

    /** Their path as JSLT writes it; null: there are none. */
    static @Nullable String of(JsonNode order) {
        var goods = new Goods();
        goods.look(order, "", 0);
        return goods.best;
    }

    static JsonNode first(JsonNode node) {
        return node.isArray() && !node.isEmpty() ? node.get(0) : node;
    }

    static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? IntStream.range(0, node.size()).mapToObj(node::get) : Stream.of(node);
    }

    private void look(JsonNode node, String path, int level) {
        if (level > MOST_LEVELS || !node.isObject()) {
            return;
        }
        for (var each : node.properties()) {
            var here = path + Leaf.step(each.getKey());
            var inside = first(each.getValue());
            if (inside.isObject() && (each.getValue().isArray() || level > 0)) {
                int score = score(inside, each.getValue().isArray() ? INSIDE : 0);
                if (score > most) {
                    most = score;
                    best = here;
                }
            }
            if (!each.getValue().isArray()) {
                look(each.getValue(), here, level + 1);
            }
        }
    }

    /** By what the names of a line say; of an array's elements, what they hold in objects counts as their own. */
    private static int score(JsonNode line, int inside) {
        var fields = new HashSet<String>();
        gather(line, "", inside, fields);
        return (fields.contains("line.quantity") ? QUANTITY : 0)
                + (fields.contains("line.sku") ? SKU : 0)
                + (fields.contains("line.unitPrice") || fields.contains("line.total") ? PRICE : 0);
    }

    private static void gather(JsonNode line, String above, int inside, Set<String> fields) {
        for (var each : line.properties()) {
            var value = Leaf.text(each.getValue());
            if (value.isValueNode()) {
                var leaf = new Leaf("", each.getKey(), List.of(above), value);
                Recognition.ofLine(leaf).ifPresent(fields::add);
                fields.addAll(Recognition.guessesOfLine(leaf));
            } else if (value.isObject() && inside > 0) {
                gather(value, Synonyms.plain(each.getKey()), inside - 1, fields);
            }
        }
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that the samples of an order have, each path once, with the first value that says anything. */
final class Leaves {
    private static final int MOST_LEVELS = 6;
    private static final int LINE_LEVELS = 3;

    private final @Nullable String lines;
    private final Map<String, Leaf> ofOrder = new LinkedHashMap<>();
    private final Map<String, Leaf> ofLine = new LinkedHashMap<>();

    /** @param lines where the lines of an order are; null: nowhere */
    Leaves(@Nullable String lines) {
        this.lines = lines;
    }

    void add(JsonNode order) {
        walk(order, "", List.of(), 0);
        if (lines != null) {
            Goods.each(at(order, lines)).forEach(line -> walkLine(line, "", List.of(), 0));
        }
    }

    List<Leaf> all() {
        return Stream.concat(ofOrder.values().stream(), ofLine.values().stream())
                .toList();
    }

    List<Leaf> ofOrder() {
        return List.copyOf(ofOrder.values());
    }

    List<Leaf> ofLine() {
        return List.copyOf(ofLine.values());
    }

    private static JsonNode at(JsonNode node, String path) {
        var found = node;
        for (var step : path.substring(1).split("\\.", -1)) {
            found = Goods.first(found).path(step.replace("\"", ""));
        }
        return found;
    }

    private void walk(JsonNode node, String path, List<String> above, int level) {
        for (var each : node.properties()) {
            var here = path + Leaf.step(each.getKey());
            var value = each.getValue();
            if (here.equals(lines) || level > MOST_LEVELS) {
                continue;
            }
            keep(ofOrder, here, each.getKey(), above, value);
            if (value.isObject()) {
                var names = new ArrayList<>(above);
                // What has the lines is the order, whatever it lies in.
                if (lines == null || !lines.startsWith(here + ".")) {
                    names.add(Synonyms.plain(each.getKey()));
                }
                walk(value, here, names, level + 1);
            }
        }
    }

    private void walkLine(JsonNode line, String path, List<String> above, int level) {
        for (var each : line.properties()) {
            var here = path + Leaf.step(each.getKey());
            keep(ofLine, here, each.getKey(), above, each.getValue());
            if (each.getValue().isObject() && level < LINE_LEVELS) {
                var names = new ArrayList<>(above);
                names.add(Synonyms.plain(each.getKey()));
                walkLine(each.getValue(), here, names, level + 1);
            }
        }
    }

    private static void keep(Map<String, Leaf> leaves, String path, String name, List<String> above, JsonNode node) {
        var value = Leaf.text(node);
        if (value.isValueNode() && !value.isNull() && !value.asText().isBlank() && !name.startsWith("#")) {
            var whole = path + Leaf.toText(node);
            leaves.putIfAbsent(whole, new Leaf(whole, name, above, value));
        }
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Which part of the input a part of the contract came from. Made only when there is a problem. */
final class Lineage {
    private final IdentityHashMap<JsonNode, String> pointers = new IdentityHashMap<>();

    Lineage(JsonNode input) {
        walk("", input);
    }

    /**
     * The pointer into the input of a node of the contract: of a scalar the one that it was passed through or computed from, of an
     * object the innermost that everything in it came from. Empty if it did not come from one place.
     */
    Optional<String> of(JsonNode node) {
        var pointer = pointers.get(node);
        if (pointer != null) {
            return Optional.of(pointer);
        }
        if (node instanceof Traced traced) {
            return of(traced.origin());
        }
        String common = null;
        for (var child : node) {
            var found = of(child);
            if (found.isPresent()) {
                common = common == null ? parent(found.get()) : common(common, found.get());
            }
        }
        return Optional.ofNullable(common).filter(found -> !found.isEmpty());
    }

    private void walk(String pointer, JsonNode node) {
        // There is one null and one true of all places.
        if (!node.isNull() && !node.isBoolean()) {
            pointers.put(node, pointer);
        }
        node.properties().forEach(field -> walk(pointer + "/" + escaped(field.getKey()), field.getValue()));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(pointer + "/" + i, node.get(i));
            }
        }
    }

    private static String common(String one, String other) {
        var found = one;
        while (!(other + "/").startsWith(found + "/")) {
            found = parent(found);
        }
        return found;
    }

    private static String parent(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

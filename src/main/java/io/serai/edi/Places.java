package io.serai.edi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the place of a node of a set's tree; nothing is kept for it but the nodes of the segments. */
record Places(JsonNode tree, RawSet raw, List<@Nullable ObjectNode> nodes, Segments segments) {

    EdiPlace place(JsonPointer pointer) {
        var node = tree;
        var found = segment(node);
        var element = 0;
        for (var at = pointer; !at.matches() && node != null; at = at.tail()) {
            node = at.mayMatchElement() && node.isArray()
                    ? node.get(at.getMatchingIndex())
                    : node.get(at.getMatchingProperty());
            var inside = node == null ? -1 : segment(node);
            if (inside >= 0) {
                found = inside;
                element = 0;
            } else if (element == 0 && found >= 0) {
                element = position(at.getMatchingProperty());
            }
        }
        if (found >= 0) {
            return segments.place(raw.first() + found, element);
        }
        var first = node == null ? -1 : firstInside(node);
        return segments.place(raw.first() + Math.max(first, 0));
    }

    private int firstInside(JsonNode node) {
        for (var child : node) {
            var found = segment(child);
            found = found < 0 ? firstInside(child) : found;
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** The very node: two segments may have the same content. */
    @SuppressWarnings("ReferenceEquality")
    private int segment(JsonNode node) {
        if (node.isObject()) {
            for (var i = 0; i < nodes.size(); i++) {
                if (nodes.get(i) == node) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int position(String name) {
        return name.length() == 2 && Character.isDigit(name.charAt(0)) && Character.isDigit(name.charAt(1))
                ? Integer.parseInt(name)
                : 0;
    }
}

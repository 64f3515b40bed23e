package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value in a sample.
 *
 * @param path where it is, as JSLT writes it; of a line's, below the line
 * @param name its own name
 * @param above the plain names that it hangs below, without those of what holds the whole order
 */
record Leaf(String path, String name, List<String> above, JsonNode value) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String TEXT = "#text";

    Leaf {
        above = List.copyOf(above);
    }

    static String step(String name) {
        return "." + (PLAIN.matcher(name).matches() ? name : new TextNode(name).toString());
    }

    /** Of an XML element with attributes its text. */
    static JsonNode text(JsonNode node) {
        return node.isObject() && node.has(TEXT) ? node.get(TEXT) : node;
    }

    /** What leads to the text of a node. */
    static String toText(JsonNode node) {
        return node.isObject() && node.has(TEXT) ? step(TEXT) : "";
    }
}

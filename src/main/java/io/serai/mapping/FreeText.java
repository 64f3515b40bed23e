package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The texts of an input tree that people write, by the names of their fields: a mapping may leave them out, and we keep them all the same. */
final class FreeText {
    private static final Pattern NAMES = Pattern.compile(
            "note|comment|remark|message|instruction|name|address|street|description"
                    + "|nota|observa|coment|mensaje|direcci|nombre|descripci",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IDS = Pattern.compile("(^|_)id$|[a-z]I[dD]$");

    private FreeText() {}

    /** The pointers of those with a card number in them. */
    static List<String> withCardNumber(Element element, JsonNode tree) {
        if (!element.mayHoldCardNumber() || !suspect(tree)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        walk(tree, "", "", found);
        return found;
    }

    private static boolean suspect(JsonNode node) {
        if (node instanceof TextNode text) {
            return CardNumbers.has(text.textValue());
        }
        if (node instanceof ContainerNode<?> several) {
            for (var child : several) {
                if (suspect(child)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void walk(JsonNode node, String pointer, String name, List<String> found) {
        if (node.isTextual()) {
            if (NAMES.matcher(name).find() && !IDS.matcher(name).find() && CardNumbers.has(node.textValue())) {
                found.add(pointer);
            }
            return;
        }
        node.properties().forEach(field -> {
            var key = field.getKey();
            walk(field.getValue(), pointer + "/" + key, key.equals("#text") ? name : key, found);
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), pointer + "/" + i, name, found);
            }
        }
    }
}

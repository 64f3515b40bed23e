package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Texts that can be kept: neither a database nor UTF-8 takes NUL or half of a surrogate pair. */
final class Storable {
    private static final int SHOWN = 300;
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** The pointers of the texts that cannot be kept. */
    static List<String> wrong(JsonNode tree) {
        if (isSound(tree)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        walk(tree, "", found);
        return found;
    }

    /** A value as it can be shown to a person and kept with a problem: not too long, and without such characters. */
    static String shown(String text) {
        var cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        if (isSound(cut)) {
            return cut;
        }
        var sound = new StringBuilder();
        cut.codePoints().forEach(c -> sound.appendCodePoint(isSound(c) ? c : REPLACEMENT));
        return sound.toString();
    }

    static boolean isSound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints().allMatch(Storable::isSound);
            }
        }
        return true;
    }

    private static boolean isSound(int codePoint) {
        return codePoint != 0 && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private static boolean isSound(JsonNode node) {
        if (node instanceof TextNode text) {
            return isSound(text.textValue());
        }
        if (node instanceof ContainerNode<?> several) {
            for (var child : several) {
                if (!isSound(child)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void walk(JsonNode node, String pointer, List<String> found) {
        if (node.isTextual() && !isSound(node.textValue())) {
            found.add(pointer);
        }
        node.properties().forEach(field -> walk(field.getValue(), pointer + "/" + field.getKey(), found));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), pointer + "/" + i, found);
            }
        }
    }
}

package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grows the tree of one set from the events of its segments, in their order. */
final class SetBuilder {
    /** HL loops nested deeper become siblings: nobody means such a tree, and a reader of it must not run out of stack. */
    static final int DEEPEST = 32;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] POSITIONS = positions();

    final RawSet raw;
    final List<EdiProblem> problems;
    private final boolean supported;
    private final ObjectNode root;
    private final List<ObjectNode> open = new ArrayList<>();
    private final List<@Nullable ObjectNode> segments = new ArrayList<>();
    private ObjectNode segment;
    private int component;

    SetBuilder(RawSet raw, boolean supported, JsonNode interchange, JsonNode group) {
        this.raw = raw;
        this.supported = supported;
        this.problems = new ArrayList<>(raw.problems());
        root = NODES.objectNode();
        root.set("interchange", interchange);
        root.set("group", group);
        segment = NODES.objectNode();
        segment.put("code", raw.code());
        segment.put("control", raw.control());
        root.set("set", segment);
        open.add(root);
    }

    ObjectNode tree() {
        return root;
    }

    /** The node of each segment by its position in the set, from 0; null for ST and SE. */
    List<@Nullable ObjectNode> segments() {
        return segments;
    }

    /** How many segments have begun. */
    int position() {
        return segments.size();
    }

    /** For ST and SE, which are no part of the tree. */
    void skipSegment() {
        segments.add(null);
    }

    void startLoop(String code) {
        var loop = NODES.objectNode();
        append(open.get(Math.min(open.size(), DEEPEST) - 1), code, loop);
        open.add(loop);
    }

    void endLoop() {
        if (open.size() > 1) {
            open.remove(open.size() - 1);
        }
    }

    void startSegment(String tag, boolean known, boolean repeats) {
        segment = NODES.objectNode();
        segments.add(segment);
        var parent = open.get(open.size() - 1);
        if (known && repeats) {
            append(parent, tag, segment);
        } else if (known && !parent.has(tag)) {
            parent.set(tag, segment);
        } else {
            segment.put("tag", tag);
            append(root, supported ? "unexpected" : "segments", segment);
        }
    }

    /** @param component of a composite, from 1; 0 or less if the element is none */
    void element(int position, int occurrence, int component, String text) {
        this.component = component;
        if (text.isEmpty() || position < 1 || position >= POSITIONS.length) {
            return;
        }
        var name = POSITIONS[position];
        var value = NODES.textNode(text);
        if (component > 0) {
            component(name, occurrence, value);
        } else if (occurrence > 1) {
            repeated(name).add(value);
        } else {
            segment.set(name, value);
        }
    }

    private void component(String name, int occurrence, JsonNode value) {
        var position = POSITIONS[Math.min(component, POSITIONS.length - 1)];
        if (occurrence > 1) {
            var all = repeated(name);
            while (all.size() < occurrence) {
                all.addObject();
            }
            if (all.get(occurrence - 1) instanceof ObjectNode composite) {
                composite.set(position, value);
            }
        } else if (segment.get(name) instanceof ObjectNode composite) {
            composite.set(position, value);
        } else {
            segment.set(name, NODES.objectNode().set(position, value));
        }
    }

    private ArrayNode repeated(String name) {
        var present = segment.get(name);
        if (present instanceof ArrayNode all) {
            return all;
        }
        var all = NODES.arrayNode();
        if (present != null) {
            all.add(present);
        }
        segment.set(name, all);
        return all;
    }

    private static void append(ObjectNode parent, String name, ObjectNode child) {
        if (parent.get(name) instanceof ArrayNode all) {
            all.add(child);
        } else {
            parent.set(name, NODES.arrayNode().add(child));
        }
    }

    private static String[] positions() {
        var names = new String[100];
        for (var i = 0; i < names.length; i++) {
            names[i] = (i < 10 ? "0" : "") + i;
        }
        return names;
    }
}

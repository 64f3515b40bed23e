package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SAP's IDocs as a flat file: a line for each segment, fields at their columns; each IDoc, from its EDI_DC40 on, is an item. Its tree
 * has {@code control}, and an array for each kind of segment, with those that stand below it inside; segments without a layout are in
 * {@code unexpected}. Fields are texts without the blanks around them, empty ones are left out.
 */
final class IdocDecoder implements Decoder {
    private static final IdocLayouts LAYOUTS = new IdocLayouts();
    private static final int NAME = 30;
    /** Client, number of the IDoc, of the segment, of the one above it, level. */
    private static final int DATA = 63;

    private static final int EXCERPT = 30;

    /** A line, and where it begins in the document. */
    private record Row(int offset, String text) {}

    @Override
    public List<Element> decode(Source source, Partner partner) {
        var elements = new ArrayList<Element>();
        List<Row> rows = new ArrayList<>();
        for (var row : rows(source.text())) {
            if (row.text().startsWith(IdocLayouts.CONTROL)) {
                add(elements, source, rows);
                rows = new ArrayList<>();
            } else if (rows.isEmpty()) {
                var shown = row.text()
                        .substring(0, Math.min(EXCERPT, row.text().length()))
                        .strip();
                throw new Unreadable("SER-0113", Map.of("value", shown), source.place(row.offset()));
            }
            rows.add(row);
        }
        add(elements, source, rows);
        return elements;
    }

    private static void add(List<Element> elements, Source source, List<Row> rows) {
        if (!rows.isEmpty()) {
            elements.add(new IdocElement(source, List.copyOf(rows)));
        }
    }

    private static List<Row> rows(String text) {
        var rows = new ArrayList<Row>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            if (!text.substring(at, end).isBlank()) {
                rows.add(new Row(at, text.substring(at, end)));
            }
            at = end + 1;
        }
        return rows;
    }

    private record IdocElement(Source source, List<Row> rows) implements Element {
        @Override
        public JsonNode tree() {
            return new Builder(rows).build();
        }

        @Override
        public @Nullable String document() {
            int from = rows.get(0).offset();
            var last = rows.get(rows.size() - 1);
            return source.text(new Span(from, last.offset() + last.text().length()));
        }

        @Override
        public Place place(String pointer) {
            var builder = new Builder(rows);
            var tree = builder.build();
            for (var at = JsonPointer.compile(pointer); at != null; at = at.head()) {
                var offset = builder.offsets.get(tree.at(at));
                if (offset != null) {
                    return source.place(offset);
                }
            }
            return source.place(rows.get(0).offset());
        }
    }

    /** Builds the tree of one IDoc, and remembers where each node began. */
    private static final class Builder {
        private final IdentityHashMap<JsonNode, Integer> offsets = new IdentityHashMap<>();
        private final List<Row> rows;
        private final ObjectNode root = Nodes.INSTANCE.objectNode();
        private final Map<String, ObjectNode> last = new HashMap<>();

        Builder(List<Row> rows) {
            this.rows = rows;
        }

        ObjectNode build() {
            var control = LAYOUTS.of(IdocLayouts.CONTROL).orElseThrow();
            root.set("control", node(rows.get(0), 0, control));
            for (var row : rows.subList(1, rows.size())) {
                var name = row.text()
                        .substring(0, Math.min(NAME, row.text().length()))
                        .strip();
                LAYOUTS.of(name).ifPresentOrElse(layout -> add(row, layout), () -> unknown(row, name));
            }
            return root;
        }

        private void add(Row row, IdocLayouts.Layout layout) {
            var node = node(row, DATA, layout);
            var parent = layout.parent() == null ? root : last.getOrDefault(layout.parent(), root);
            parent.withArray(layout.segment()).add(node);
            last.put(layout.segment(), node);
        }

        private void unknown(Row row, String name) {
            var node = Nodes.INSTANCE.objectNode().put("tag", name);
            offsets.put(node, row.offset());
            root.withArray("unexpected").add(node);
        }

        private ObjectNode node(Row row, int data, IdocLayouts.Layout layout) {
            var node = Nodes.INSTANCE.objectNode();
            offsets.put(node, row.offset());
            for (var field : layout.fields()) {
                int from = Math.min(data + field.from(), row.text().length());
                int to = Math.min(data + field.to(), row.text().length());
                var value = row.text().substring(from, to).strip();
                if (!value.isEmpty()) {
                    var text = Nodes.INSTANCE.textNode(value);
                    node.set(field.name(), text);
                    offsets.put(text, row.offset() + from);
                }
            }
            return node;
        }
    }
}

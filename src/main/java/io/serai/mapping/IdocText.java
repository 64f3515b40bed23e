package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The flat file that segments are: {@code [{"EDI_DC40": {…}}, {"E2EDK01005": {…}}, …]}, fields at their columns as {@link IdocLayouts}
 * has them. Segments are numbered, and which stands below which follows from the layouts.
 */
final class IdocText {
    private static final IdocLayouts LAYOUTS = new IdocLayouts();
    private static final int TOP_LEVEL = 2;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> last = new HashMap<>();
    private String client = "";
    private String number = "";
    private int segments;

    private IdocText() {}

    /** @throws IllegalArgumentException if a segment or field has no place in the layouts, or a value is too long for its field */
    static String of(JsonNode segments) {
        var idoc = new IdocText();
        for (var segment : segments) {
            segment.properties().forEach(each -> idoc.add(each.getKey(), each.getValue()));
        }
        return idoc.text.toString();
    }

    private void add(String name, JsonNode values) {
        var layout = LAYOUTS.of(name).orElseThrow(() -> new IllegalArgumentException("there is no segment " + name));
        if (layout.segment().equals(IdocLayouts.CONTROL)) {
            client = values.path("MANDT").asText();
            number = values.path("DOCNUM").asText();
        } else {
            var parent = layout.parent();
            int above = parent == null ? 0 : last.getOrDefault(parent, 0);
            last.put(layout.segment(), ++segments);
            text.append(String.format(
                    Locale.ROOT,
                    "%-30.30s%3.3s%16.16s%06d%06d%02d",
                    name,
                    client,
                    number,
                    segments,
                    above,
                    parent == null ? TOP_LEVEL : TOP_LEVEL + 1));
        }
        text.append(fields(layout, values).stripTrailing()).append('\n');
    }

    private static String fields(IdocLayouts.Layout layout, JsonNode values) {
        var row = new StringBuilder();
        for (var field : layout.fields()) {
            var value = values.path(field.name()).asText("");
            int length = field.to() - field.from();
            if (value.length() > length || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new IllegalArgumentException(
                        field.name() + " of " + layout.segment() + " has room for " + length + " characters");
            }
            row.append(value).append(" ".repeat(length - value.length()));
        }
        values.fieldNames().forEachRemaining(name -> {
            if (layout.fields().stream().noneMatch(field -> field.name().equals(name))) {
                throw new IllegalArgumentException(layout.segment() + " has no field " + name);
            }
        });
        return row.toString();
    }
}

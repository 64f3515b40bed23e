package io.serai.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of IDoc segments are, from {@code mappings/edi/idoc/segments.json}: for each segment its fields with their lengths,
 * in their order, and below which other it stands. Later versions of a segment only add fields at its end, so that one layout reads all.
 */
final class IdocLayouts {
    static final String CONTROL = "EDI_DC40";
    private static final String FILE = "/mappings/edi/idoc/segments.json";
    private static final int VERSION_DIGITS = 3;

    private final Map<String, Layout> layouts = new HashMap<>();

    /** @param parent the segment that it stands below; null: the document */
    record Layout(String segment, @Nullable String parent, List<Field> fields) {}

    record Field(String name, int from, int to) {}

    IdocLayouts() {
        try (var file = IdocLayouts.class.getResourceAsStream(FILE)) {
            new ObjectMapper().readTree(file).properties().forEach(each -> {
                var parent = each.getValue().path("parent").textValue();
                var fields = fields(each.getValue().path("fields").asText());
                layouts.put(each.getKey(), new Layout(each.getKey(), parent, fields));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Field> fields(String text) {
        var fields = new ArrayList<Field>();
        int at = 0;
        for (var part : text.split(" ", -1)) {
            int colon = part.indexOf(':');
            int length = Integer.parseInt(part.substring(colon + 1));
            fields.add(new Field(part.substring(0, colon), at, at + length));
            at += length;
        }
        return fields;
    }

    /** By its type (E1EDK01), or as a file has it, with its version (E2EDK01005). */
    Optional<Layout> of(String name) {
        var type = name.startsWith("E2") ? "E1" + name.substring(2) : name;
        var known = layouts.get(type);
        if (known == null && type.length() > VERSION_DIGITS) {
            known = layouts.get(type.substring(0, type.length() - VERSION_DIGITS));
        }
        return Optional.ofNullable(known);
    }
}

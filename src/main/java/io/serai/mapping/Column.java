package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of the contract stands in a file of rows: in one of these columns, or always the same; and what the partner's words
 * for it mean. Written as the name of a column, as a list of names of which the first that has something counts, as {@code =constant}, or
 * as {@code {column, words}}.
 */
public record Column(List<String> names, @Nullable String constant, Map<String, String> words) {
    private static final String CONSTANT = "=";

    public Column {
        names = List.copyOf(names);
        words = Map.copyOf(words);
    }

    /** @throws IllegalArgumentException if it is written in another way */
    @JsonCreator
    static Column of(JsonNode written) {
        if (written.isObject()) {
            written.fieldNames().forEachRemaining(name -> {
                if (!name.equals("column") && !name.equals("words")) {
                    throw new IllegalArgumentException("a column has 'column' and 'words', not '" + name + "'");
                }
            });
            var words = new LinkedHashMap<String, String>();
            written.path("words")
                    .properties()
                    .forEach(word -> words.put(
                            word.getKey().toLowerCase(Locale.ROOT),
                            word.getValue().asText()));
            return new Column(names(written.path("column")), null, words);
        }
        if (written.isValueNode() && written.asText().startsWith(CONSTANT)) {
            return new Column(List.of(), written.asText().substring(1), Map.of());
        }
        return new Column(names(written), null, Map.of());
    }

    private static List<String> names(JsonNode written) {
        var names = new ArrayList<String>();
        if (written.isArray()) {
            written.forEach(name -> names.add(name.asText()));
        } else if (written.isValueNode()) {
            names.add(written.asText());
        }
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a column is a name, a list of names, or =constant");
        }
        return names;
    }
}

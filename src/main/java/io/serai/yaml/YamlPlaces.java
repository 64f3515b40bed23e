package io.serai.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The line of each place in a YAML file, by its JSON pointer ({@code RFC 6901}); lines are counted from 1. */
public final class YamlPlaces {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Map<String, Integer> lines = new HashMap<>();

    private YamlPlaces() {}

    /** @throws JsonProcessingException if it is no YAML */
    public static YamlPlaces of(String yaml) throws JsonProcessingException {
        var found = new YamlPlaces();
        try (var parser = YAML.createParser(yaml)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
                    var pointer = parser.getParsingContext().pathAsPointer().toString();
                    found.lines.putIfAbsent(
                            pointer, parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Of the place, or of the nearest that it is in: 1 if there is none. */
    public int at(String pointer) {
        for (var place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            var line = lines.get(place);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }
}

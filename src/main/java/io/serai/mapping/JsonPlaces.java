package io.serai.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Where values stand in a JSON text. */
final class JsonPlaces {
    private JsonPlaces() {}

    /** Of the items at a pointer: an array, or one object. */
    static List<Span> items(String text, String pointer) {
        return split(text, find(text, pointer));
    }

    /** The value at a pointer, or the innermost that holds the place where it would be. The text has been read before, so it is sound. */
    static Span find(String text, String pointer) {
        try (JsonParser parser = JsonDecoder.FACTORY.createParser(text)) {
            var best = new Span(0, text.length());
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token.isStructEnd()) {
                    continue;
                }
                var here = parser.getParsingContext().pathAsPointer().toString();
                if (here.equals(pointer)) {
                    return value(parser);
                }
                if (pointer.startsWith(here + "/")) {
                    best = new Span(from(parser), text.length());
                } else {
                    parser.skipChildren();
                }
            }
            return best;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Span> split(String text, Span whole) {
        if (text.charAt(whole.from()) != '[') {
            return List.of(whole);
        }
        var found = new ArrayList<Span>();
        try (JsonParser parser = JsonDecoder.FACTORY.createParser(text.substring(whole.from(), whole.to()))) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var value = value(parser);
                found.add(new Span(whole.from() + value.from(), whole.from() + value.to()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Span value(JsonParser parser) throws IOException {
        int from = from(parser);
        parser.skipChildren();
        // A string is read lazily; asking for it makes the parser go to its end.
        parser.getText();
        return new Span(from, (int) parser.currentLocation().getCharOffset());
    }

    private static int from(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** JSON (RFC 8259), strictly: no duplicate keys, nothing behind the document, bounded depth and numbers; decimals stay exact. */
final class JsonDecoder implements Decoder {
    static final int MAX_DEPTH = 100;
    static final int MAX_NUMBER_LENGTH = 100;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();
    private static final ObjectReader READER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(Nodes.INSTANCE)
            .build()
            .readerFor(JsonNode.class);

    @Override
    public List<Element> decode(Source source, Partner partner) {
        var tree = read(source);
        var items = partner.items();
        return items == null ? List.of(new Whole(source, tree)) : split(source, tree, items);
    }

    private static List<Element> split(Source source, JsonNode tree, String pointer) {
        var items = tree.at(JsonPointer.compile(pointer));
        if (items.isMissingNode()) {
            throw new Unreadable("SER-0107", Map.of("items", pointer), Place.START);
        }
        var places = new ItemPlaces(
                source,
                () -> JsonPlaces.items(source.text(), pointer),
                (item, inside) -> JsonPlaces.find(item, inside).from());
        if (!items.isArray()) {
            return List.of(places.item(0, items));
        }
        return IntStream.range(0, items.size())
                .mapToObj(i -> places.item(i, items.get(i)))
                .toList();
    }

    /** From the bytes if it can be. What is wrong is told from the characters, which have lines and columns. */
    private static JsonNode read(Source source) {
        if (source.isSoundUtf8()) {
            try {
                return JsonTree.read(FACTORY, source.bytes());
            } catch (IOException e) {
                // Told below.
            }
        }
        return read(source.text());
    }

    private static JsonNode read(String text) {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Unreadable(code(e), Map.of("detail", e.getOriginalMessage(), "limit", limit(e)), place(e));
        }
    }

    private static String code(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "SER-0104";
        }
        if (e instanceof JsonParseException || e instanceof JsonEOFException) {
            return "SER-0101";
        }
        return e.getOriginalMessage().startsWith("Duplicate field") ? "SER-0105" : "SER-0106";
    }

    private static String limit(JsonProcessingException e) {
        return e.getOriginalMessage().contains("depth") ? "depth " + MAX_DEPTH : "number length " + MAX_NUMBER_LENGTH;
    }

    private static Place place(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? Place.UNKNOWN : new Place(Math.max(0, at.getLineNr()), Math.max(0, at.getColumnNr()));
    }

    private record Whole(Source source, JsonNode tree) implements Element {
        @Override
        public boolean mayHoldCardNumber() {
            return !source.isUtf8() || CardNumbers.mayBeIn(source.bytes()) || PlainDigits.areEscaped(source.bytes());
        }

        @Override
        public @Nullable String document() {
            return null;
        }

        @Override
        public Place place(String pointer) {
            return source.place(JsonPlaces.find(source.text(), pointer).from());
        }
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The tree of a sound JSON document, as Jackson's own reader would make it with the settings of {@link JsonDecoder}, without its way
 * around. What is not sound is an exception here that says no more: Jackson's reader tells it.
 */
final class JsonTree {
    private JsonTree() {}

    /** @throws IOException if it is not sound, holds nothing, or holds more than one document */
    static JsonNode read(JsonFactory factory, byte[] bytes) throws IOException {
        try (var parser = factory.createParser(bytes)) {
            var tree = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw unsound(parser);
            }
            return tree;
        }
    }

    /** The depth is bounded by the factory. */
    private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        if (token == null) {
            throw unsound(parser);
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Nodes.INSTANCE.textNode(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> Nodes.INSTANCE.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> Nodes.INSTANCE.booleanNode(true);
            case VALUE_FALSE -> Nodes.INSTANCE.booleanNode(false);
            case VALUE_NULL -> Nodes.INSTANCE.nullNode();
            default -> throw unsound(parser);
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        var object = Nodes.INSTANCE.objectNode();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (object.replace(name, value(parser, parser.nextToken())) != null) {
                throw unsound(parser);
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        var array = Nodes.INSTANCE.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> Nodes.INSTANCE.numberNode(parser.getIntValue());
            case LONG -> Nodes.INSTANCE.numberNode(parser.getLongValue());
            default -> Nodes.INSTANCE.numberNode(parser.getBigIntegerValue());
        };
    }

    private static JsonParseException unsound(JsonParser parser) {
        return new JsonParseException(parser, "unsound");
    }
}

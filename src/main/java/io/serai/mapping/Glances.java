package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes the {@link Glance} of a JSON Schema (2020-12). It understands the keywords that contracts are written with; what has any
 * other is left to the validator.
 */
final class Glances {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Set<String> OF_ROOT = Set.of("$schema", "$id", "$defs");
    /** They only tell; a format too, by this dialect. */
    private static final Set<String> TELLING = Set.of("type", "title", "description", "format");

    /** Half of an order is amounts: their pattern is looked at by hand. */
    private static final String AMOUNT = "^-?\\d{1,12}(\\.\\d{1,6})?$";

    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 6;
    private static final Pattern REFERENCE = Pattern.compile("#(/[\\w$-]+)+");

    private final JsonNode root;
    private final Set<String> open = new HashSet<>();

    private Glances(JsonNode root) {
        this.root = root;
    }

    static Glance of(JsonNode schema) {
        return schema.path("$schema").asText(DIALECT).equals(DIALECT)
                ? new Glances(schema).glance(schema)
                : Glance.NEVER;
    }

    private Glance glance(JsonNode schema) {
        if (schema.has("$ref")) {
            return knows(schema, "$ref") ? reference(schema.get("$ref").asText()) : Glance.NEVER;
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "string" -> text(schema);
            case "integer" -> integer(schema);
            case "number" -> number(schema);
            case "boolean" -> knows(schema) ? JsonNode::isBoolean : Glance.NEVER;
            default -> schema.has("type") ? Glance.NEVER : words(schema);
        };
    }

    /** Whether there is nothing but these keywords, and such as do not matter. */
    @SuppressWarnings("ReferenceEquality")
    private boolean knows(JsonNode schema, String... keywords) {
        var known = new HashSet<>(TELLING);
        known.addAll(List.of(keywords));
        if (schema == root) {
            known.addAll(OF_ROOT);
        }
        return schema.properties().stream().allMatch(keyword -> known.contains(keyword.getKey()));
    }

    /** Of a definition in the same document, unless it is within itself. */
    private Glance reference(String reference) {
        if (!REFERENCE.matcher(reference).matches() || !open.add(reference)) {
            return Glance.NEVER;
        }
        var glance = glance(root.at(reference.substring(1)));
        open.remove(reference);
        return glance;
    }

    private Glance object(JsonNode schema) {
        if (!knows(schema, "properties", "required", "additionalProperties")
                || !schema.path("additionalProperties").equals(BooleanNode.FALSE)) {
            return Glance.NEVER;
        }
        var properties = new HashMap<String, Glance>();
        schema.path("properties")
                .properties()
                .forEach(property -> properties.put(property.getKey(), glance(property.getValue())));
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
        return node -> node.isObject() && hasAll(node, required) && eachIsValid(node, properties);
    }

    private static boolean hasAll(JsonNode node, String[] required) {
        for (var name : required) {
            if (node.get(name) == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean eachIsValid(JsonNode node, Map<String, Glance> properties) {
        for (var property : node.properties()) {
            var glance = properties.get(property.getKey());
            if (glance == null || !glance.isValid(property.getValue())) {
                return false;
            }
        }
        return true;
    }

    private Glance array(JsonNode schema) {
        if (!knows(schema, "items", "minItems", "maxItems") || !whole(schema, "minItems", "maxItems")) {
            return Glance.NEVER;
        }
        var items = glance(schema.path("items"));
        long min = schema.path("minItems").asLong(0);
        long max = schema.path("maxItems").asLong(Long.MAX_VALUE);
        return node -> node.isArray() && node.size() >= min && node.size() <= max && eachIsValid(node, items);
    }

    private static boolean eachIsValid(JsonNode array, Glance items) {
        for (int i = 0; i < array.size(); i++) {
            if (!items.isValid(array.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A schema counts characters; there are never more of them than of the units that Java counts. */
    private Glance text(JsonNode schema) {
        if (!knows(schema, "minLength", "maxLength", "pattern") || !whole(schema, "minLength", "maxLength")) {
            return Glance.NEVER;
        }
        long min = schema.path("minLength").asLong(0);
        long max = schema.path("maxLength").asLong(Long.MAX_VALUE);
        Glance length = node -> {
            var text = node.textValue();
            return text != null && text.length() <= max && text.codePointCount(0, text.length()) >= min;
        };
        return schema.has("pattern") ? pattern(length, schema.get("pattern").asText()) : length;
    }

    /** Up to 12 digits before the point and up to 6 behind it. */
    private static boolean isAmount(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? areDigits(text, from, text.length(), MOST_DIGITS)
                : areDigits(text, from, point, MOST_DIGITS) && areDigits(text, point + 1, text.length(), MOST_DECIMALS);
    }

    private static boolean areDigits(String text, int from, int to, int most) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= most;
    }

    /** A pattern may be found anywhere; one that matches the whole text is found there too. */
    private static Glance pattern(Glance length, String regex) {
        if (regex.equals(AMOUNT)) {
            return node -> length.isValid(node) && isAmount(node.textValue());
        }
        try {
            var pattern = Pattern.compile(regex);
            return node ->
                    length.isValid(node) && pattern.matcher(node.textValue()).matches();
        } catch (PatternSyntaxException e) {
            return Glance.NEVER;
        }
    }

    private Glance integer(JsonNode schema) {
        if (!knows(schema, "minimum", "maximum") || !whole(schema, "minimum", "maximum")) {
            return Glance.NEVER;
        }
        long min = schema.path("minimum").asLong(Long.MIN_VALUE);
        long max = schema.path("maximum").asLong(Long.MAX_VALUE);
        return node -> node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= min
                && node.longValue() <= max;
    }

    /** Of numbers only exact ones, which are what mappings pass on. */
    private Glance number(JsonNode schema) {
        if (!knows(schema, "minimum", "maximum") || !whole(schema, "minimum", "maximum")) {
            return Glance.NEVER;
        }
        var min = schema.path("minimum").decimalValue();
        var max = schema.path("maximum").decimalValue();
        boolean hasMin = schema.has("minimum");
        boolean hasMax = schema.has("maximum");
        return node -> (node.isBigDecimal() || node.isIntegralNumber())
                && (!hasMin || node.decimalValue().compareTo(min) >= 0)
                && (!hasMax || node.decimalValue().compareTo(max) <= 0);
    }

    /** Whether the limits, if there are any, are whole numbers. */
    private static boolean whole(JsonNode schema, String... keywords) {
        return Stream.of(keywords)
                .filter(schema::has)
                .map(schema::get)
                .allMatch(limit -> limit.isIntegralNumber() && limit.canConvertToLong());
    }

    /** A schema without a type: one text, or one of several. */
    private Glance words(JsonNode schema) {
        var words = schema.has("const") ? List.of(schema.get("const")) : schema.path("enum");
        if (!knows(schema, schema.has("const") ? "const" : "enum")) {
            return Glance.NEVER;
        }
        var known = new HashSet<String>();
        for (var word : words) {
            if (!word.isTextual()) {
                return Glance.NEVER;
            }
            known.add(word.textValue());
        }
        return node -> node.isTextual() && known.contains(node.textValue());
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a schema says is wrong, in our words. */
final class SchemaFinding {
    private static final Map<String, String> CODES = Map.of(
            "required", "SER-0302",
            "additionalProperties", "SER-0303",
            "type", "SER-0304",
            "enum", "SER-0305",
            "const", "SER-0305");

    private SchemaFinding() {}

    static Finding of(ValidationMessage message) {
        var code = CODES.getOrDefault(message.getType(), "SER-0306");
        var holder = message.getInstanceLocation().toString();
        var property = message.getProperty();
        var pointer = property == null ? holder : holder + "/" + property;
        var args = Map.of(
                "property", pointer.substring(pointer.lastIndexOf('/') + 1),
                "value", value(message),
                "rule", rule(message));
        return new Finding(code, args, pointer);
    }

    private static String value(ValidationMessage message) {
        var node = message.getInstanceNode();
        return node == null || node.isContainerNode() ? "" : node.asText();
    }

    /** The rule as the schema has it: the type or the values it wants, or the keyword and what it is set to. */
    private static String rule(ValidationMessage message) {
        var type = message.getType();
        var rule = message.getSchemaNode();
        if (type.equals("type") || type.equals("enum") || type.equals("const")) {
            return rule.isArray()
                    ? StreamSupport.stream(rule.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", "))
                    : rule.asText();
        }
        return type + " " + rule.asText();
    }
}

package io.serai.mapping;

import com.networknt.schema.ValidationMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
        var pointer = message.getInstanceLocation().toString();
        var property = Objects.requireNonNullElse(message.getProperty(), "");
        var args = Map.of(
                "property", property.isEmpty() ? pointer.substring(pointer.lastIndexOf('/') + 1) : property,
                "value", value(message),
                "rule", rule(message),
                "detail", message.getMessage());
        return new Finding(code, args, code.equals("SER-0303") ? pointer + "/" + property : pointer);
    }

    private static String value(ValidationMessage message) {
        var node = message.getInstanceNode();
        return node == null || node.isContainerNode() ? "" : node.asText();
    }

    private static String rule(ValidationMessage message) {
        return message.getArguments() == null
                ? ""
                : Arrays.stream(message.getArguments()).map(String::valueOf).collect(Collectors.joining(", "));
    }
}

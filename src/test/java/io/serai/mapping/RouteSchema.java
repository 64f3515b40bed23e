package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the schema of a file that fills in templates is, by the templates. */
final class RouteSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RouteSchema() {}

    static ObjectNode of(List<JsonNode> templates) {
        var route = object();
        var names = NODES.arrayNode();
        var cases = NODES.arrayNode();
        for (var template : templates) {
            names.add(template.path("id").asText());
            cases.add(ofTemplate(template));
        }
        route.set("required", NODES.arrayNode().add("routeTemplateRef"));
        var properties = route.putObject("properties");
        properties.putObject("routeId").put("type", "string");
        properties.putObject("routeTemplateRef").set("enum", names);
        properties.putObject("prefixId").put("type", "string");
        properties.putObject("parameters").put("type", "array");
        properties.putObject("beans").put("type", "array");
        route.set("allOf", cases);
        var item = object();
        item.set("required", NODES.arrayNode().add("templatedRoute"));
        item.putObject("properties").set("templatedRoute", route);
        var schema = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:serai:routes")
                .put("title", "A route file of a partner: templates that are filled in")
                .put("type", "array");
        schema.set("items", item);
        return schema;
    }

    private static ObjectNode object() {
        return NODES.objectNode().put("type", "object").put("additionalProperties", false);
    }

    private static ObjectNode ofTemplate(JsonNode template) {
        var known = NODES.arrayNode();
        var needed = NODES.arrayNode();
        for (var parameter : template.path("parameters")) {
            known.add(named(parameter));
            if (!parameter.has("defaultValue")) {
                needed.add(having(parameter.path("name").asText()));
            }
        }
        var parameters = NODES.objectNode()
                .put("description", template.path("description").asText());
        parameters.putObject("items").set("oneOf", known);
        if (!needed.isEmpty()) {
            parameters.set("allOf", needed);
        }
        var filled = NODES.objectNode();
        filled.putObject("properties").set("parameters", parameters);
        if (!needed.isEmpty()) {
            filled.set("required", NODES.arrayNode().add("parameters"));
        }
        var chosen = NODES.objectNode();
        chosen.putObject("properties").putObject("routeTemplateRef").set("const", template.path("id"));
        var rule = NODES.objectNode();
        rule.set("if", chosen);
        rule.set("then", filled);
        return rule;
    }

    private static ObjectNode named(JsonNode parameter) {
        var known = object().put("description", parameter.path("description").asText());
        ArrayNode both = NODES.arrayNode().add("name").add("value");
        known.set("required", both);
        var properties = known.putObject("properties");
        properties.putObject("name").set("const", parameter.path("name"));
        properties
                .putObject("value")
                .set("type", NODES.arrayNode().add("string").add("number").add("boolean"));
        return known;
    }

    private static ObjectNode having(String name) {
        var contains = NODES.objectNode();
        contains.putObject("contains").putObject("properties").putObject("name").put("const", name);
        return contains;
    }
}

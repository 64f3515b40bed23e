package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the schema of a file that fills in templates is, by the templates. */
final class RouteSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Milliseconds, or as Camel takes times: 1h30m, 10s. Never none. */
    private static final String TIME =
            "(?=.*[1-9])([0-9]{1,12}|([0-9]{1,6}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?([0-9]{1,6}ms)?)";

    private static final String SERVER = "([^?/:\\s]+|\\[[0-9a-fA-F:.]+\\])(:[0-9]{1,5})?(/[^?]*)?";

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
            known.add(named(
                    parameter, template.path("from").isMissingNode() ? template.path("route") : template.path("from")));
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

    private static ObjectNode named(JsonNode parameter, JsonNode route) {
        var known = object().put("description", parameter.path("description").asText());
        ArrayNode both = NODES.arrayNode().add("name").add("value");
        known.set("required", both);
        var properties = known.putObject("properties");
        properties.putObject("name").set("const", parameter.path("name"));
        properties.set("value", value(parameter.path("name").asText(), route));
        return known;
    }

    /** What it may be, by where the template has it: Camel does not start with a route that it cannot make. */
    private static ObjectNode value(String name, JsonNode route) {
        var uses = uses("{{" + name + "}}", route);
        if (uses.contains("delay")) {
            return number(TIME, 1);
        }
        if (uses.contains("bulkRequests")) {
            return number("[1-9][0-9]{0,8}", 1);
        }
        if (uses.contains("number")) {
            return number("[0-9]{1,9}", 0);
        }
        if (uses.contains("include")) {
            return any().put("format", "regex");
        }
        if (uses.contains("http")) {
            return matching("https?:.+");
        }
        if (uses.contains("mail")) {
            return matching("smtps?:.+");
        }
        if (uses.contains("server")) {
            return matching(SERVER);
        }
        if (uses.contains("uri")) {
            return matching(uses.contains("text") ? "[^?']+" : "[^?]+");
        }
        return uses.contains("text") ? matching("[^']*") : any();
    }

    private static ObjectNode any() {
        var value = NODES.objectNode();
        value.set("type", NODES.arrayNode().add("string").add("number").add("boolean"));
        return value;
    }

    private static ObjectNode matching(String pattern) {
        return any().put("pattern", orProperty(pattern));
    }

    private static ObjectNode number(String pattern, int least) {
        var value = NODES.objectNode();
        value.set("type", NODES.arrayNode().add("string").add("integer"));
        return value.put("pattern", orProperty(pattern)).put("minimum", least);
    }

    /** What a property says is known where the hub starts. */
    private static String orProperty(String pattern) {
        return "^(" + pattern + "|.*[{][{].*)$";
    }

    /** Where a placeholder is used in a template: options that are of a kind, addresses, and arguments of a bean. */
    private static Set<String> uses(String placeholder, JsonNode node) {
        var uses = new HashSet<String>();
        node.properties().forEach(each -> {
            var key = each.getKey();
            var text = each.getValue().asText();
            if (text.contains(placeholder)) {
                if (key.equals("uri") && text.equals(placeholder)) {
                    uses.add(node.path("parameters").has("httpClientConfigurer") ? "http" : "mail");
                } else if (key.equals("uri")) {
                    uses.add(text.startsWith("sftp:" + placeholder) ? "server" : "uri");
                } else if (key.equals("method")) {
                    uses.add(text.contains("'" + placeholder + "'") ? "text" : "number");
                } else {
                    uses.add(key);
                }
            }
        });
        node.forEach(each -> uses.addAll(uses(placeholder, each)));
        return uses;
    }

    private static ObjectNode having(String name) {
        var contains = NODES.objectNode();
        contains.putObject("contains").putObject("properties").putObject("name").put("const", name);
        return contains;
    }
}

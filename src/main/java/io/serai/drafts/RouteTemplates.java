package io.serai.drafts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The route templates of the hub, as {@code routes/routes.schema.json} has them for editors. */
final class RouteTemplates {
    private static final String SCHEMA = "routes/routes.schema.json";

    /**
     * A template.
     *
     * @param parameters what each is, by its name
     * @param needed those without which it is not filled in
     * @param values what those may be that are not any text
     */
    record Template(Map<String, String> parameters, Set<String> needed, Map<String, Value> values) {}

    /** What a parameter may be: a text that the expression finds; or itself an expression, if that is null. */
    record Value(@Nullable Pattern pattern) {
        boolean allows(String text) {
            if (pattern != null) {
                return pattern.matcher(text).find();
            }
            try {
                return Pattern.compile(text).pattern().equals(text);
            } catch (PatternSyntaxException e) {
                return false;
            }
        }
    }

    /** Read when a route file is first looked at that is not the hub's own. */
    private static final class Holder {
        static final Map<String, Template> ALL = read();
    }

    private RouteTemplates() {}

    /** By name. */
    static Map<String, Template> all() {
        return Holder.ALL;
    }

    private static Map<String, Template> read() {
        try (var in = RouteTemplates.class.getClassLoader().getResourceAsStream(SCHEMA)) {
            var templates = new LinkedHashMap<String, Template>();
            var schema = new ObjectMapper().readTree(Objects.requireNonNull(in, SCHEMA));
            for (var rule : schema.at("/items/properties/templatedRoute/allOf")) {
                var parameters = rule.at("/then/properties/parameters");
                templates.put(
                        rule.at("/if/properties/routeTemplateRef/const").asText(),
                        new Template(known(parameters), needed(parameters), values(parameters)));
            }
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> known(JsonNode parameters) {
        var known = new LinkedHashMap<String, String>();
        for (var each : parameters.at("/items/oneOf")) {
            known.put(
                    each.at("/properties/name/const").asText(),
                    each.path("description").asText());
        }
        return known;
    }

    private static Map<String, Value> values(JsonNode parameters) {
        var values = new HashMap<String, Value>();
        for (var each : parameters.at("/items/oneOf")) {
            var name = each.at("/properties/name/const").asText();
            var value = each.at("/properties/value");
            if (value.has("pattern")) {
                values.put(name, new Value(Pattern.compile(value.path("pattern").asText())));
            } else if (value.path("format").asText().equals("regex")) {
                values.put(name, new Value(null));
            }
        }
        return values;
    }

    private static Set<String> needed(JsonNode parameters) {
        var needed = new LinkedHashSet<String>();
        for (var each : parameters.path("allOf")) {
            needed.add(each.at("/contains/properties/name/const").asText());
        }
        return needed;
    }
}

package io.serai.drafts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.drafts.RouteTemplates.Template;
import io.serai.yaml.Mistake;
import io.serai.yaml.YamlPlaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A route file of a partner, held against what {@code routes.schema.json} says of it: which templates there are, with which parameters each is
 * filled in, and what these may be. What it has beside filled-in templates is Camel's own, of which only the names of routes are looked at.
 */
public final class RouteFile {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String FILLED = "templatedRoute";
    private static final String PROPERTY = "{{";

    /** What else a file may hold: the root elements of Camel's YAML DSL. */
    private static final Set<String> CAMELS = Set.of(
            "beans",
            "dataFormats",
            "errorHandler",
            "from",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "onCompletion",
            "onException",
            "rest",
            "restConfiguration",
            "route",
            "routeConfiguration",
            "routeTemplate");

    private static final Pattern TEMPLATE = Pattern.compile("\\brouteTemplate:\\s*\\{?\\s*id:\\s*[\"']?([^\"'\\s,}]+)");

    private static final List<String> PROPERTIES =
            List.of("routeId", "routeTemplateRef", "prefixId", "parameters", "beans");

    /** Of those, the ones that are names: without one Camel makes one up. */
    private static final List<String> NAMES = List.of("routeId", "prefixId");

    /** Where an entry of a file has the name of its route. */
    private static final List<String> IDS = List.of("/" + FILLED + "/routeId", "/route/id", "/from/id");

    private final String file;
    private final YamlPlaces places;
    private final Set<String> own;
    private final UnaryOperator<String> properties;
    private final List<String> errors = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private RouteFile(String file, YamlPlaces places, Set<String> own, UnaryOperator<String> properties) {
        this.file = file;
        this.places = places;
        this.own = own;
        this.properties = properties;
    }

    /**
     * What is wrong with it: file, line and cure of each; none of a file that holds nothing.
     *
     * @param own templates that somebody has made beside those of the hub, whose parameters nobody knows
     */
    public static List<String> errors(String file, String yaml, Set<String> own) {
        return errors(file, yaml, own, UnaryOperator.identity());
    }

    /**
     * The same where properties are known.
     *
     * @param properties fills in the properties that a value names; what it leaves in double braces is not looked at
     */
    public static List<String> errors(String file, String yaml, Set<String> own, UnaryOperator<String> properties) {
        try {
            var tree = MAPPER.readTree(yaml);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return List.of();
            }
            var held = new RouteFile(file, YamlPlaces.of(yaml), own, properties);
            held.file(tree);
            return held.errors;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            var said =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            return List.of(new Mistake(file, line, said, "correct the YAML").toString());
        }
    }

    /** The names of the route templates that a file has. */
    public static Set<String> templates(String yaml) {
        return TEMPLATE.matcher(yaml).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** The names of its routes, and the line of each; none of a file that is no list of routes. */
    public static SortedMap<String, Integer> ids(String yaml) {
        var ids = new TreeMap<String, Integer>();
        try {
            var tree = MAPPER.readTree(yaml);
            var places = YamlPlaces.of(yaml);
            for (int i = 0; tree != null && i < tree.size(); i++) {
                var at = "/" + i;
                var entry = tree.path(i);
                idOf(entry).ifPresent(id -> ids.putIfAbsent(entry.at(id).asText(), places.at(at + id)));
            }
        } catch (JsonProcessingException e) {
            return Collections.emptySortedMap();
        }
        return ids;
    }

    /** Where the entry names its route. */
    private static Optional<String> idOf(JsonNode entry) {
        return IDS.stream()
                .filter(id -> entry.at(id).isValueNode() && !entry.at(id).isNull())
                .filter(id -> !entry.at(id).asText().isBlank())
                .findFirst();
    }

    private void file(JsonNode tree) {
        if (!tree.isArray()) {
            add("", "the file is no list of routes", "begin each with - templatedRoute:");
            return;
        }
        for (int i = 0; i < tree.size(); i++) {
            entry("/" + i, tree.get(i));
        }
    }

    private void entry(String at, JsonNode entry) {
        if (!entry.isObject()) {
            add(at, "this is no route", "begin it with - templatedRoute:");
            return;
        }
        idOf(entry).ifPresent(id -> {
            var name = entry.at(id).asText();
            if (!ids.add(name)) {
                add(at + id, "two routes are called " + name, "give one another name");
            }
        });
        entry.fieldNames().forEachRemaining(name -> {
            if (name.equals(FILLED)) {
                route(at + "/" + FILLED, entry.path(FILLED));
            } else if (!CAMELS.contains(name)) {
                add(at + "/" + name, "there is no " + name, "use " + FILLED + ", or one of " + new TreeSet<>(CAMELS));
            }
        });
    }

    private void route(String at, JsonNode route) {
        if (!route.isObject()) {
            add(at, "nothing is filled in", "say routeTemplateRef and parameters");
            return;
        }
        route.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                add(at + "/" + name, "there is no property " + name, "use one of " + PROPERTIES + ", or remove it");
            }
        });
        for (var name : NAMES) {
            var given = route.path(name);
            if (!given.isMissingNode() && (!given.isTextual() || given.asText().isBlank())) {
                add(at + "/" + name, name + " is no name", "write it as partner.what-it-does, or remove it");
            }
        }
        var parameters = route.path("parameters");
        if (!parameters.isMissingNode() && !parameters.isArray()) {
            add(at + "/parameters", "parameters is no list", "write each as - { name: …, value: … }");
        } else {
            template(at, route.path("routeTemplateRef"), parameters);
        }
    }

    private void template(String at, JsonNode name, JsonNode parameters) {
        var known = RouteTemplates.all().get(name.asText());
        var named = named(at + "/parameters", parameters, known);
        if (name.isMissingNode()) {
            add(
                    at,
                    "routeTemplateRef is missing",
                    "name one of " + RouteTemplates.all().keySet());
        } else if (known == null && !own.contains(name.asText())) {
            add(
                    at + "/routeTemplateRef",
                    "there is no template " + name.asText(),
                    "use one of " + RouteTemplates.all().keySet());
        } else if (known != null) {
            known.needed().stream()
                    .filter(each -> !named.contains(each))
                    .forEach(each -> add(
                            at,
                            name.asText() + " lacks the parameter " + each,
                            "add - { name: " + each + ", value: … }: "
                                    + known.parameters().get(each)));
        }
    }

    /** The names of the parameters; null as the template if nobody knows which it has. */
    private Set<String> named(String at, JsonNode parameters, @Nullable Template template) {
        var names = new HashSet<String>();
        for (int i = 0; i < parameters.size(); i++) {
            var each = parameters.get(i);
            var place = at + "/" + i;
            var name = each.path("name").asText();
            each.fieldNames().forEachRemaining(field -> {
                if (!field.equals("name") && !field.equals("value")) {
                    add(place + "/" + field, "there is no property " + field, "write it as - { name: …, value: … }");
                }
            });
            if (name.isBlank()) {
                add(place, "the parameter has no name", "write it as - { name: …, value: … }");
            } else if (!names.add(name)) {
                add(place, "the parameter " + name + " is there twice", "leave one of the two");
            } else if (template != null && !template.parameters().containsKey(name)) {
                add(
                        place,
                        "there is no parameter " + name,
                        "use one of " + template.parameters().keySet() + ", or remove it");
            }
            value(place, name, each.path("value"), template);
        }
        return names;
    }

    private void value(String place, String name, JsonNode value, @Nullable Template template) {
        if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
            add(
                    place,
                    "the parameter " + name + " has no value that is a text or number",
                    "write it between quotation marks");
            return;
        }
        var allowed = template == null ? null : template.values().get(name);
        var written = value.asText();
        var text = properties.apply(written);
        if (template != null && allowed != null && !text.contains(PROPERTY) && !allowed.allows(text)) {
            // What a property says may be a secret.
            var said = text.equals(written) ? "'" + written + "'" : "what " + written + " says";
            add(
                    place,
                    name + " cannot be " + said,
                    "give " + template.parameters().get(name));
        }
    }

    private void add(String pointer, String what, String cure) {
        errors.add(new Mistake(file, places.at(pointer), what, cure).toString());
    }
}

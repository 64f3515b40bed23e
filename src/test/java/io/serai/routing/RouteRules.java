package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.serai.kernel.Port;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What every route file has to keep to; it reads the YAML, because no compiler does. */
final class RouteRules {
    private static final int MOST_STEPS_OF_A_PARTNER = 8;
    private static final Set<String> PARTNERS =
            Set.of("channels", "carriers", "payments", "customers", "people", "warehouse");

    /** Templates of routes by which a port asks a partner's far end something. */
    private static final String ASKED = "far-";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Map<String, Class<?>> PORTS = ports();

    private final Map<String, JsonNode> files;
    private final Map<String, JsonNode> templates = new HashMap<>();
    private final Set<String> known;
    private final Set<String> ids = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @param known the properties that are set where no partner sets them */
    private RouteRules(Map<String, JsonNode> files, Set<String> known) {
        this.files = files;
        this.known = known;
    }

    /** Everything that is wrong with the files, each as a line; {@code files} are by name, as {@code channels/shopify.camel.yaml}. */
    static List<String> problems(Map<String, JsonNode> files, Set<String> known) {
        var rules = new RouteRules(files, known);
        rules.check();
        return rules.problems;
    }

    static Map<String, JsonNode> read(Path folder) throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var files = new TreeMap<String, JsonNode>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(each -> each.toString().endsWith(".camel.yaml"))
                    .toList()) {
                files.put(folder.relativize(path).toString(), yaml.readTree(path.toFile()));
            }
        }
        return files;
    }

    private void check() {
        files.values()
                .forEach(file -> all(file, "routeTemplate")
                        .forEach(template -> templates.put(template.path("id").asText(), template)));
        files.forEach((file, content) -> {
            for (var entry : content) {
                entry.properties().forEach(each -> check(file, each.getKey(), each.getValue()));
            }
        });
    }

    private void check(String file, String kind, JsonNode node) {
        switch (kind) {
            case "route" -> {
                var id = id(file, node.path("id").asText());
                checkSteps(id, node, isPartner(file));
                placeholders(node)
                        .filter(name -> !isProperty(name))
                        .forEach(name -> wrong(id, "no such parameter", name));
            }
            case "routeTemplate" -> {
                var id = id(file, node.path("id").asText());
                checkSteps(id, node, true);
                checkParameters(id, node);
                if (id.startsWith(ASKED) && !node.at("/route/errorHandler").has("noErrorHandler")) {
                    wrong(id, "tells the log what who asked is told", "");
                }
            }
            case "templatedRoute" -> checkFilling(id(file, node.path("routeId").asText()), node);
            default -> {}
        }
        if (!isPartner(file)) {
            placeholders(node)
                    .filter(name -> isProperty(name) && !known.contains(name))
                    .forEach(name -> wrong(file, "nobody sets the property", name));
        }
    }

    private String id(String file, String id) {
        if (id.isEmpty()) {
            wrong(file, "a route has no id", "");
        } else if (!ids.add(id)) {
            wrong(id, "the id is there twice", "");
        }
        return id;
    }

    private void checkSteps(String id, JsonNode route, boolean ofPartner) {
        int steps = steps(route);
        if (ofPartner && steps > MOST_STEPS_OF_A_PARTNER) {
            wrong(id, "too many steps", Integer.toString(steps));
        }
        all(route, "aggregate").findAny().ifPresent(node -> wrong(id, "aggregates in memory", ""));
        all(route, "bean").forEach(bean -> checkBean(id, bean));
        Stream.of("to", "toD", "wireTap", "enrich", "pollEnrich", "from")
                .flatMap(verb -> all(route, verb).map(node -> Map.entry(verb, node)))
                .forEach(each -> checkUri(id, each.getKey(), each.getValue()));
    }

    private void checkUri(String id, String verb, JsonNode node) {
        var uri = node.isTextual() ? node.asText() : node.path("uri").asText();
        if (uri.startsWith("seda:") || uri.startsWith("vm:")) {
            wrong(id, "keeps messages in memory", uri);
        }
        if (uri.startsWith("file:") && verb.equals("to")) {
            wrong(id, "writes a file that a power cut may empty", uri);
        }
        if (node.path("parameters").has("responseTimeout")
                && !node.path("parameters")
                        .path("httpClientConfigurer")
                        .asText()
                        .startsWith("#onceOnly")) {
            wrong(id, "reads an answer without a limit", uri);
        }
        if (uri.startsWith("bean:") || uri.startsWith("class:")) {
            wrong(id, "names a bean by URI", uri);
        }
        if (uri.startsWith("jms:")
                && !verb.equals("from")
                && !node.path("pattern").asText().equals("InOnly")) {
            wrong(id, "waits for an answer over JMS", uri);
        }
        if (uri.startsWith("jms:")
                && verb.equals("from")
                && !node.path("parameters").path("disableReplyTo").asBoolean()) {
            wrong(id, "answers over JMS to whom the message names", uri);
        }
    }

    private void checkBean(String id, JsonNode bean) {
        var ref = bean.path("ref").asText();
        if (ref.isEmpty()) {
            wrong(id, "a bean without ref", bean.toString());
            return;
        }
        var method = bean.path("method").asText().replaceFirst("\\(.*", "");
        for (var name : values(id, ref)) {
            var port = PORTS.get(name);
            if (port == null) {
                wrong(id, "no port", name);
            } else if (Stream.of(port.getDeclaredMethods())
                    .noneMatch(each -> each.getName().equals(method) && Modifier.isPublic(each.getModifiers()))) {
                wrong(id, "no public method", name + "." + method);
            }
        }
    }

    /** What a reference can be: itself, or of a template's parameter its default and whatever routes fill in. */
    private Set<String> values(String id, String ref) {
        var placeholder = PLACEHOLDER.matcher(ref);
        if (!placeholder.matches()) {
            return Set.of(ref);
        }
        var values = new TreeSet<String>();
        var fillings = files.values().stream()
                .flatMap(file -> all(file, "templatedRoute"))
                .filter(filling -> filling.path("routeTemplateRef").asText().equals(id));
        Stream.concat(Stream.ofNullable(templates.get(id)), fillings)
                .forEach(each -> each.path("parameters").forEach(parameter -> {
                    if (parameter.path("name").asText().equals(placeholder.group(1))) {
                        values.add(parameter
                                .path("value")
                                .asText(parameter.path("defaultValue").asText()));
                    }
                }));
        values.remove("");
        return values;
    }

    private void checkParameters(String id, JsonNode template) {
        var declared = names(template);
        var used = new TreeSet<>(
                placeholders(template).filter(name -> !isProperty(name)).toList());
        declared.stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> wrong(id, "a parameter is not used", name));
        used.stream().filter(name -> !declared.contains(name)).forEach(name -> wrong(id, "no such parameter", name));
    }

    private void checkFilling(String id, JsonNode filling) {
        var template = templates.get(filling.path("routeTemplateRef").asText());
        if (template == null) {
            wrong(id, "no such template", filling.path("routeTemplateRef").asText());
            return;
        }
        var given = names(filling);
        var declared = names(template);
        given.stream().filter(name -> !declared.contains(name)).forEach(name -> wrong(id, "no such parameter", name));
        template.path("parameters").forEach(parameter -> {
            var name = parameter.path("name").asText();
            if (!parameter.has("defaultValue") && !given.contains(name)) {
                wrong(id, "a parameter is missing", name);
            }
        });
    }

    private void wrong(String where, String what, String detail) {
        problems.add((where + ": " + what + " " + detail).strip());
    }

    private static boolean isPartner(String file) {
        return PARTNERS.contains(file.replaceFirst("/.*", ""));
    }

    /** A name with a dot is a property; one without is a template's parameter. */
    private static boolean isProperty(String name) {
        return name.contains(".");
    }

    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.path("parameters")
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }

    private static Stream<String> placeholders(JsonNode node) {
        return PLACEHOLDER.matcher(node.toString()).results().map(found -> found.group(1));
    }

    private static int steps(JsonNode node) {
        return all(node, "steps").mapToInt(JsonNode::size).sum();
    }

    /** Every value of a key, at any depth. */
    private static Stream<JsonNode> all(JsonNode node, String key) {
        return node.findParents(key).stream().flatMap(parent -> deep(parent, key));
    }

    private static Stream<JsonNode> deep(JsonNode parent, String key) {
        var own = parent.get(key);
        // findParents stops at the first hit of a branch, so what is inside is looked at once more.
        return Stream.concat(Stream.of(own), all(own, key));
    }

    private static Map<String, Class<?>> ports() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Port.class));
        var names = new HashMap<String, Class<?>>();
        for (var bean : scanner.findCandidateComponents("io.serai")) {
            var name = AnnotationBeanNameGenerator.INSTANCE.generateBeanName(bean, new SimpleBeanDefinitionRegistry());
            try {
                names.put(name, Class.forName(Objects.requireNonNull(bean.getBeanClassName())));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return names;
    }
}

package io.serai.runtime;

import io.serai.drafts.RouteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The routes in the jar, overlaid one by one by the files of a folder. A partner's file is loaded once every property that it names is
 * set: a hub without that partner just does not have its routes. Nor is one loaded that somebody wrote wrongly: the mistake of one stops no
 * other.
 */
final class RouteFiles {
    private static final String SUFFIX = ".camel.yaml";

    private static final List<String> PARTNERS = List.of("channels", "carriers", "payments", "customers", "people");
    private static final String FILE = "file:";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z_][a-zA-Z0-9._-]*)}}");

    /** The same, or with what is meant where it is not set. */
    private static final Pattern WITH_DEFAULT = Pattern.compile("\\{\\{([a-zA-Z_][a-zA-Z0-9._-]*)(:([^{}]*))?}}");

    private RouteFiles() {}

    /** A list of resources as Camel takes it; works with no folder, or with nothing but the jar. */
    static String overlay(Path folder, Environment environment) throws IOException {
        var resources = byName(folder);
        resources.keySet().removeAll(broken(folder, environment).keySet());
        resources.values().removeIf(resource -> !missing(resource, environment).isEmpty());
        return String.join(",", resources.values());
    }

    /**
     * What is wrong with the partners' files of the folder, by their names in it: file, line and cure, one below the other. What is as it is in
     * the jar is not looked at.
     */
    static SortedMap<String, String> broken(Path folder, Environment environment) throws IOException {
        var all = byName(folder);
        var written = new TreeMap<String, String>();
        all.forEach((name, resource) -> {
            if (resource.startsWith(FILE) && isPartner(resource) && !isOfJar(name, resource)) {
                written.put(name, read(resource));
            }
        });
        var broken = new TreeMap<String, String>();
        if (written.isEmpty()) {
            return broken;
        }
        var templates = templates(all);
        var ids = new HashMap<String, String>();
        all.forEach((name, resource) -> {
            if (!written.containsKey(name) && missing(resource, environment).isEmpty()) {
                RouteFile.ids(read(resource)).keySet().forEach(id -> ids.put(id, name));
            }
        });
        written.forEach((name, yaml) -> {
            var file = folder.resolve(name).toString();
            var errors = new ArrayList<>(RouteFile.errors(file, yaml, templates, text -> filled(text, environment)));
            boolean isLoaded = errors.isEmpty() && unset(yaml, environment).isEmpty();
            if (isLoaded) {
                errors.addAll(twice(file, yaml, ids));
            }
            if (!errors.isEmpty()) {
                broken.put(name, String.join("\n", errors));
            } else if (isLoaded) {
                RouteFile.ids(yaml).keySet().forEach(id -> ids.put(id, name));
            }
        });
        return broken;
    }

    /** Its routes that another file has. */
    private static List<String> twice(String file, String yaml, Map<String, String> ids) {
        return RouteFile.ids(yaml).entrySet().stream()
                .filter(found -> ids.containsKey(found.getKey()))
                .map(found -> file + ":" + found.getValue() + ": the route " + found.getKey() + " is in "
                        + ids.get(found.getKey()) + ", too → give it another name")
                .toList();
    }

    private static boolean isOfJar(String name, String resource) {
        var jar = new ClassPathResource("routes/" + name);
        return jar.exists() && read("classpath:routes/" + name).equals(read(resource));
    }

    /** Those that somebody has made beside the hub's own. */
    private static Set<String> templates(Map<String, String> all) {
        return all.values().stream()
                .filter(resource -> resource.startsWith(FILE) && resource.contains("/templates/"))
                .flatMap(resource -> RouteFile.templates(read(resource)).stream())
                .collect(Collectors.toSet());
    }

    /** Of its path in the folder, as missing properties and mistakes are named. */
    static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1, name.length() - SUFFIX.length());
    }

    /** What would have to be set for the files of partners that are not loaded: properties with commas between them, by the file's name. */
    static Map<String, String> missing(Path folder, Environment environment) throws IOException {
        var missing = new TreeMap<String, String>();
        byName(folder).forEach((name, resource) -> {
            var properties = missing(resource, environment);
            if (!properties.isEmpty()) {
                missing.put(file(name), String.join(", ", properties));
            }
        });
        return missing;
    }

    private static SortedMap<String, String> byName(Path folder) throws IOException {
        var byName = new TreeMap<String, String>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (var resource : resolver.getResources("classpath*:routes/**/*" + SUFFIX)) {
            var url = resource.getURL().toString();
            var name = url.substring(url.lastIndexOf("/routes/") + "/routes/".length());
            byName.put(name, "classpath:routes/" + name);
        }
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(SUFFIX))
                        .forEach(file -> byName.put(
                                folder.relativize(file).toString().replace('\\', '/'),
                                FILE + file.toAbsolutePath().normalize()));
            }
        }
        return byName;
    }

    private static boolean isPartner(String resource) {
        return PARTNERS.stream().anyMatch(folder -> resource.contains("/" + folder + "/"));
    }

    /** Of a file that is no partner's nothing: without it there is no hub. */
    private static SortedSet<String> missing(String resource, Environment environment) {
        if (!isPartner(resource)) {
            return Collections.emptySortedSet();
        }
        return unset(read(resource), environment);
    }

    /** With the properties that it names; what Camel alone knows is left as it is. */
    private static String filled(String text, Environment environment) {
        return WITH_DEFAULT.matcher(text).replaceAll(found -> {
            var otherwise = found.group(3) == null || !found.group(1).contains(".") ? found.group() : found.group(3);
            return Matcher.quoteReplacement(environment.getProperty(found.group(1), otherwise));
        });
    }

    private static SortedSet<String> unset(String yaml, Environment environment) {
        return PLACEHOLDER
                .matcher(yaml)
                .results()
                .map(found -> found.group(1))
                .filter(property -> !environment.containsProperty(property))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String resource) {
        try {
            return new DefaultResourceLoader().getResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}

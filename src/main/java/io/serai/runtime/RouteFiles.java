package io.serai.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The routes in the jar, overlaid one by one by the files of a folder. A partner's file is loaded once every property that it names is
 * set: a hub without that partner just does not have its routes.
 */
final class RouteFiles {
    private static final String SUFFIX = ".camel.yaml";

    private static final List<String> PARTNERS = List.of("channels", "carriers", "payments", "customers", "people");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z][a-zA-Z0-9.-]*)}}");

    private RouteFiles() {}

    /** A list of resources as Camel takes it; works with no folder, or with nothing but the jar. */
    static String overlay(Path folder, Environment environment) throws IOException {
        var resources = new ArrayList<>(byName(folder).values());
        resources.removeIf(resource -> !missing(resource, environment).isEmpty());
        return String.join(",", resources);
    }

    /** What would have to be set for the files of partners that are not loaded: properties with commas between them, by the file's name. */
    static Map<String, String> missing(Path folder, Environment environment) throws IOException {
        var missing = new TreeMap<String, String>();
        byName(folder).forEach((name, resource) -> {
            var properties = missing(resource, environment);
            if (!properties.isEmpty()) {
                var file = name.substring(name.lastIndexOf('/') + 1, name.length() - SUFFIX.length());
                missing.put(file, String.join(", ", properties));
            }
        });
        return missing;
    }

    private static Map<String, String> byName(Path folder) throws IOException {
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
                                "file:" + file.toAbsolutePath().normalize()));
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
        return PLACEHOLDER
                .matcher(read(resource))
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

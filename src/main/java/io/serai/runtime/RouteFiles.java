package io.serai.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
        byName.values().removeIf(resource -> isPartner(resource) && !isComplete(resource, environment));
        return String.join(",", byName.values());
    }

    private static boolean isPartner(String resource) {
        return PARTNERS.stream().anyMatch(folder -> resource.contains("/" + folder + "/"));
    }

    private static boolean isComplete(String resource, Environment environment) {
        var placeholders = PLACEHOLDER.matcher(read(resource));
        return placeholders.results().allMatch(found -> environment.containsProperty(found.group(1)));
    }

    private static String read(String resource) {
        try {
            return new DefaultResourceLoader().getResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}

package io.serai.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The routes in the jar, overlaid one by one by the files of a folder. */
final class RouteFiles {
    private static final String SUFFIX = ".camel.yaml";

    private RouteFiles() {}

    /** A list of resources as Camel takes it; works with no folder, or with nothing but the jar. */
    static String overlay(Path folder) throws IOException {
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
        return String.join(",", byName.values());
    }
}

package io.serai.cli;

import io.serai.drafts.RouteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds the route files of a channel against the templates that they fill in. */
final class RouteCheck {
    private static final String SUFFIX = ".camel.yaml";

    private RouteCheck() {}

    /** 0 if they are as they should be, or there is none; 1 if not. */
    static int of(String channel, Path folder, PrintWriter out) throws IOException {
        var own = own(folder.resolve("templates"));
        int exit = 0;
        for (var file : files(folder)) {
            var yaml = Files.readString(file);
            if (isOf(channel, file, yaml)) {
                var errors = RouteFile.errors(file.toString(), yaml, own);
                if (errors.isEmpty()) {
                    out.println(file + ": as it should be");
                } else {
                    errors.forEach(out::println);
                    exit = 1;
                }
            }
        }
        return exit;
    }

    /** By its name, or as a route of it is filled in for the channel. */
    private static boolean isOf(String channel, Path file, String yaml) {
        return file.getFileName().toString().equals(channel + SUFFIX)
                || Pattern.compile(
                                "\\bname:\\s*partner\\s*[,\n]\\s*value:\\s*[\"']?" + Pattern.quote(channel)
                                        + "[\"']?\\s*(}|$)",
                                Pattern.MULTILINE)
                        .matcher(yaml)
                        .find();
    }

    private static Set<String> own(Path templates) throws IOException {
        var own = new HashSet<String>();
        for (var file : files(templates)) {
            own.addAll(RouteFile.templates(Files.readString(file)));
        }
        return own;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }
}

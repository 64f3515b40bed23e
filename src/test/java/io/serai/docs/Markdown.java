package io.serai.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document: its links, its headings, and the blocks of code that a comment above them marks. */
record Markdown(Path file, String text) {
    private static final int DEPTH = 20;
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern RUN =
            Pattern.compile("(?s)<!-- run -->\n```shell\n(.*?)\n```\n\n```[a-z]*\n(.*?)\n```\n");
    private static final Pattern COPY = Pattern.compile("(?s)<!-- file: (\\S+) -->\n```[a-z]*\n(.*?)\n```\n");

    /** A command and what the document says that it prints. */
    record Run(String command, String output) {}

    /** A file and how the document shows it. */
    record Copy(Path file, String shown) {}

    static Markdown read(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every document of the project; what runs and builds there is not looked at. */
    static List<Markdown> all() {
        return Stream.concat(
                        below(Path.of(""), 1),
                        Stream.of("docs", "src", "mappings", "routes").flatMap(folder -> below(Path.of(folder), DEPTH)))
                .sorted()
                .map(Markdown::read)
                .toList();
    }

    private static Stream<Path> below(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The links that lead to nothing in this project. */
    List<String> brokenLinks() {
        var prose = FENCED.matcher(text).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("http:") && !link.startsWith("https:"))
                .filter(link -> !leadsSomewhere(link))
                .toList();
    }

    private boolean leadsSomewhere(String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || read(target).has(parts[1]));
    }

    private boolean has(String anchor) {
        return HEADING.matcher(text)
                .results()
                .anyMatch(heading -> anchor(heading.group(1)).equals(anchor));
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    List<Run> runs() {
        return RUN.matcher(text)
                .results()
                .map(found -> new Run(found.group(1), found.group(2)))
                .toList();
    }

    List<Copy> copies() {
        return COPY.matcher(text).results().map(Markdown::copy).toList();
    }

    private static Copy copy(MatchResult found) {
        return new Copy(Path.of(found.group(1)), found.group(2));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

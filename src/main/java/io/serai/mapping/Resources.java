package io.serai.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files below {@code mappings/}: those that were saved lie over those of a folder, and those over the ones in the jar, one by one. Paths
 * are relative, with slashes.
 */
final class Resources {
    static final String ROOT = "mappings/";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

    private final @Nullable Path folder;
    private final ClassLoader loader;
    private final Map<String, String> saved;

    Resources(@Nullable Path folder, ClassLoader loader) {
        this(folder, loader, Map.of());
    }

    private Resources(@Nullable Path folder, ClassLoader loader, Map<String, String> saved) {
        this.folder = folder;
        this.loader = loader;
        this.saved = Map.copyOf(saved);
    }

    /** The same with these files over all others. */
    Resources with(Map<String, String> files) {
        return new Resources(folder, loader, files);
    }

    /** What was saved below a folder. */
    Map<String, String> saved(String parent) {
        return saved.entrySet().stream()
                .filter(file -> file.getKey().startsWith(parent + "/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The text of a file; empty if it is neither in the folder nor in the jar, or if the path would leave them. */
    Optional<String> read(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The bytes of a file; empty as with {@link #read}. */
    Optional<byte[]> bytes(String path) {
        if (!SAFE.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream in = open(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(ROOT + path, e);
        }
    }

    /** The names of the files in {@code parent}, sorted. */
    Set<String> files(String parent) {
        var names = new TreeSet<String>();
        try {
            saved(parent).keySet().forEach(path -> names.add(path.substring(parent.length() + 1)));
            if (folder != null && Files.isDirectory(folder.resolve(parent))) {
                try (Stream<Path> entries = Files.list(folder.resolve(parent))) {
                    entries.filter(Files::isRegularFile)
                            .forEach(entry -> names.add(entry.getFileName().toString()));
                }
            }
            for (var resource : new PathMatchingResourcePatternResolver(loader)
                    .getResources("classpath*:" + ROOT + parent + "/*")) {
                Optional.ofNullable(resource.getFilename())
                        .filter(name -> !name.isEmpty())
                        .ifPresent(names::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(ROOT + parent, e);
        }
        return names;
    }

    /** The names of the folders in {@code parent} that have the file, sorted. */
    Set<String> folders(String parent, String file) {
        var names = new TreeSet<String>();
        try {
            addSaved(parent, file, names);
            addOfFolder(parent, file, names);
            addOfJar(parent, file, names);
        } catch (IOException e) {
            throw new UncheckedIOException(ROOT + parent, e);
        }
        return names;
    }

    private @Nullable InputStream open(String path) throws IOException {
        var text = saved.get(path);
        if (text != null) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
        if (folder != null && Files.isRegularFile(folder.resolve(path))) {
            return Files.newInputStream(folder.resolve(path));
        }
        return loader.getResourceAsStream(ROOT + path);
    }

    private void addSaved(String parent, String file, Set<String> names) {
        for (var path : saved(parent).keySet()) {
            var parts = path.substring(parent.length() + 1).split("/");
            if (parts.length == 2 && parts[1].equals(file)) {
                names.add(parts[0]);
            }
        }
    }

    private void addOfFolder(String parent, String file, Set<String> names) throws IOException {
        if (folder == null || !Files.isDirectory(folder.resolve(parent))) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder.resolve(parent))) {
            entries.filter(entry -> Files.isRegularFile(entry.resolve(file)))
                    .forEach(entry -> names.add(entry.getFileName().toString()));
        }
    }

    private void addOfJar(String parent, String file, Set<String> names) throws IOException {
        var resolver = new PathMatchingResourcePatternResolver(loader);
        for (var resource : resolver.getResources("classpath*:" + ROOT + parent + "/*/" + file)) {
            var parts = resource.getURL().toString().split("/");
            names.add(parts[parts.length - 2]);
        }
    }
}

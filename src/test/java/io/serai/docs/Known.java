package io.serai.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What the code knows: its properties, its problem codes. */
final class Known {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern PROPERTY =
            Pattern.compile("(?:\\$\\{|\\{\\{|\")(serai\\.[a-z0-9.-]*[a-z0-9])(?=[:}\"])");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+].*");

    private static final Pattern METER = Pattern.compile("serai\\.[a-z]+\\.(waiting|oldest|open|violations|repeated)");

    private Known() {}

    /** The properties under {@code serai} that have a default. */
    static Set<String> defaults() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource(RESOURCES.resolve("application.yaml")));
        return Optional.ofNullable(yaml.getObject()).orElseThrow().keySet().stream()
                .map(Object::toString)
                .filter(name -> name.startsWith("serai."))
                .map(name -> INDEX.matcher(name).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those, and what code and routes read besides; not those of the demo, and what the hub sets for itself. */
    static Set<String> properties() {
        var all = new TreeSet<>(defaults());
        Stream.concat(files(Path.of("src/main/java"), ".java"), files(Path.of("routes"), ".yaml"))
                .flatMap(file -> PROPERTY.matcher(text(file)).results())
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("serai.demo") && !name.startsWith("serai.runtime."))
                .filter(name -> !Set.of(
                                "serai.shipping",
                                "serai.secrets",
                                "serai.alerts.silence",
                                "serai.retention.messages-of")
                        .contains(name))
                .filter(name -> !name.startsWith("serai.warehouse.tasks") && !name.startsWith("serai.warehouse.events"))
                .filter(name -> !name.equals("serai.dead") && !isMeter(name))
                .forEach(all::add);
        return all;
    }

    static boolean isMeter(String name) {
        return METER.matcher(name).matches();
    }

    static Properties bundle(String name) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("i18n/" + name + ".properties"))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a pattern's first group finds in the sources of a package. */
    static Set<String> inSources(String folder, Pattern pattern) {
        return files(Path.of("src/main/java/io/serai", folder), ".java")
                .flatMap(file -> pattern.matcher(text(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String text(Path file) {
        return Markdown.read(file).text();
    }

    private static Stream<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.serai.cli;

import io.serai.drafts.FileDraft;
import io.serai.drafts.RouteText;
import io.serai.mapping.Outbound;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a new channel has of one that there is. Its secrets and properties have its own name; what a mapping says of the payment stays.
 *
 * @param other the channel that there is, or a format that all its partners share a route for
 * @param routes the folder of routes; what is not there is taken from the jar
 */
record Likeness(String other, String name, Path routes) {

    /** By their names in the channel's folder: how it is read, and what it is told. */
    Map<String, String> files(Partners partners, Partner partner) {
        var files = new LinkedHashMap<String, String>();
        var told = Stream.of(Outbound.Message.values()).map(Outbound.Message::file);
        Stream.concat(Stream.of("channel.yaml", partner.mapping()), told)
                .forEach(file -> partners.text(partner, file).ifPresent(text -> files.put(file, renamed(text, file))));
        return files;
    }

    private String renamed(String text, String file) {
        return file.endsWith(".yaml")
                ? text.replaceAll("(?m)^(  secret: )" + Pattern.quote(other) + "$", "$1" + name)
                : text;
    }

    /** The route file; where the other has none, that of a folder. */
    String route() throws IOException {
        return routes(other).orElseGet(() -> RouteText.of(ApiOptions.FOLDER, new FileDraft().routes(name, other)));
    }

    /** The route file of the folder where its answers are put, if the other has one. */
    Optional<String> answers() throws IOException {
        return routes(other + "-answers");
    }

    private Optional<String> routes(String file) throws IOException {
        var own = routes.resolve("channels").resolve(file + ".camel.yaml");
        if (Files.isRegularFile(own)) {
            return Optional.of(renamed(Files.readString(own)));
        }
        try (var in = Likeness.class.getClassLoader().getResourceAsStream("routes/channels/" + file + ".camel.yaml")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(renamed(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private String renamed(String text) {
        return text.replaceAll("\\b" + Pattern.quote(other) + "\\b", name);
    }
}

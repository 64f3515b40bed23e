package io.serai.cli;

import io.serai.drafts.FileDraft;
import io.serai.drafts.RouteText;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a new channel has of one that there is. Its secrets and properties have its own name; what a mapping says of the payment stays.
 *
 * @param other the channel that there is, or a format that all its partners share a route for
 * @param routes the folder of routes; what is not there is taken from the jar
 */
record Likeness(String other, String name, Path routes) {

    /** By their names in the channel's folder. */
    Map<String, String> files(Partners partners, Partner partner) {
        var files = new LinkedHashMap<String, String>();
        for (var file : List.of("channel.yaml", partner.mapping())) {
            partners.text(partner, file).ifPresent(text -> files.put(file, renamed(text, file)));
        }
        return files;
    }

    private String renamed(String text, String file) {
        return file.endsWith(".yaml")
                ? text.replaceAll("(?m)^(  secret: )" + Pattern.quote(other) + "$", "$1" + name)
                : text;
    }

    /** The route file; where the other has none, that of a folder. */
    String route() throws IOException {
        var own = routes.resolve("channels").resolve(other + ".camel.yaml");
        if (Files.isRegularFile(own)) {
            return renamed(Files.readString(own));
        }
        try (var in = Likeness.class.getClassLoader().getResourceAsStream("routes/channels/" + other + ".camel.yaml")) {
            return in == null
                    ? RouteText.of(ApiOptions.FOLDER, new FileDraft().routes(name, other))
                    : renamed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String renamed(String text) {
        return text.replaceAll("\\b" + Pattern.quote(other) + "\\b", name);
    }
}

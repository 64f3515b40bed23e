package io.serai.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table in docs/channels.md of what becomes of payloads by others, which are not part of the project. */
public final class Payloads {
    /** Where they are, if they are. */
    public static final Path FOLDER = Path.of(System.getProperty("serai.fixtures", "fixtures"));

    private static final Pattern FILE = Pattern.compile("`([^`]+)`");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Payloads() {}

    /** A row of the table. */
    public record Row(List<String> files, String channel, boolean testOrders, String outcome) {
        @Override
        public String toString() {
            return files + " by " + channel + (testOrders ? " with test orders" : "");
        }

        /** What becomes of it, in the words of the table. {@code overlay}: where settings that differ may be written. */
        public String found(Path overlay) throws IOException {
            var partners = new Partners(testOrders ? withTestOrders(overlay) : null);
            var partner = partners.find(channel).orElseThrow();
            return new Normaliser(partners)
                    .normalise(partner, bytes()).stream()
                            .map(item -> told(item.result()))
                            .collect(Collectors.joining("; "));
        }

        private byte[] bytes() throws IOException {
            if (files.size() == 1) {
                return Files.readAllBytes(FOLDER.resolve(files.get(0)));
            }
            var composed = JSON.createObjectNode();
            if (files.get(0).endsWith(".xml")) {
                var names = List.of("order", "delivery", "payments");
                for (int i = 0; i < files.size(); i++) {
                    var answer = XmlAnswers.tree(Files.readString(FOLDER.resolve(files.get(i))));
                    if (i < names.size()) {
                        composed.set(names.get(i), answer);
                    } else {
                        composed.withArray("details").add(answer);
                    }
                }
                return XmlAnswers.message(composed).getBytes(StandardCharsets.UTF_8);
            }
            var parts = List.of("order", "items", "address");
            for (int i = 0; i < files.size(); i++) {
                composed.set(
                        parts.get(i), JSON.readTree(FOLDER.resolve(files.get(i)).toFile()));
            }
            composed.putObject("buyer");
            return JSON.writeValueAsBytes(composed);
        }

        private Path withTestOrders(Path overlay) throws IOException {
            var file = Files.createDirectories(overlay.resolve("channels").resolve(channel))
                    .resolve("channel.yaml");
            var settings = Files.readString(Path.of("mappings/channels", channel, "channel.yaml"));
            Files.writeString(file, settings + "allowTestOrders: true\n");
            return overlay;
        }
    }

    public static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/channels.md")).stream()
                .dropWhile(line -> !line.startsWith("| Payload"))
                .skip(2)
                .map(Payloads::row)
                .toList();
    }

    private static Row row(String line) {
        var cells = line.split("\\|");
        var files =
                FILE.matcher(cells[1]).results().map(found -> found.group(1)).toList();
        var channel = cells[2].strip();
        return new Row(files, channel.split(",")[0], channel.contains("allowTestOrders"), cells[3].strip());
    }

    /** What became of an item, as the table says it. */
    public static String told(Result result) {
        if (result instanceof Result.Taken taken) {
            return "taken: " + taken.json().get("kind").asText();
        }
        return result instanceof Result.Ignored ignored
                ? "ignored: " + ignored.reason()
                : "refused: " + ((Result.Refused) result).problems().get(0).code();
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A conversation with a channel that is written down, {@code samples/<case>.talk.json}: what it is told, and in turn what we send ({@code
 * we}) and what it answers ({@code they}). The message is the name of a file of {@code contract/samples}. Where it is written out it is the
 * decision on the order that is the first item of the sample {@code received}, and the only turn is the file that we answer.
 */
public record OutboundSample(Path mappings, Path file) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String SUFFIX = ".talk.json";
    /** What stands for the name of a message, which is another one each time. */
    private static final String KEY = "019af000-0000-7000-8000-0000000000cc";

    /** Those of a channel, by name; none if there is no such folder. */
    public static List<OutboundSample> of(Path mappings, String channel) throws IOException {
        var folder = mappings.resolve("channels").resolve(channel).resolve("samples");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> new OutboundSample(mappings, file))
                    .toList();
        }
    }

    /** As it is written. */
    public String written() throws IOException {
        return JSON.writeValueAsString(JSON.readTree(file.toFile()));
    }

    /** The same with what we send as the mapping makes it now. */
    public String played() throws IOException {
        var sample = (ObjectNode) JSON.readTree(file.toFile());
        if (sample.path("message").isObject()) {
            return JSON.writeValueAsString(answered(sample));
        }
        var input = JSON.createObjectNode();
        var name = sample.path("message").asText();
        input.set(
                "message",
                JSON.readTree(
                        mappings.resolve("contract/samples/" + name + ".json").toFile()));
        input.put("again", sample.path("again").asBoolean()).put("key", KEY);
        input.set(
                "settings", sample.path("settings").isMissingNode() ? JSON.createObjectNode() : sample.get("settings"));
        var answers = input.putObject("answers");
        var kind = Outbound.Message.valueOf(name.split("-", -1)[0].toUpperCase(Locale.ROOT));
        var outbound = new Outbound(new Partners(mappings));
        for (var turn : sample.path("talk")) {
            var step = tree(outbound.next(channel(), kind, input));
            var they = turn.get("they");
            ((ObjectNode) turn).removeAll().set("we", step);
            if (they != null) {
                ((ObjectNode) turn).set("they", they);
                var body = they.path("body");
                answers.putObject(step.path("as").asText())
                        .put("status", they.path("status").asInt())
                        .set("body", Outbound.tree(body.isTextual() ? body.asText() : body.toString()));
            }
        }
        return JSON.writeValueAsString(sample);
    }

    private ObjectNode answered(ObjectNode sample) throws IOException {
        var partners = new Partners(mappings);
        var received =
                Files.readAllBytes(file.resolveSibling(sample.path("received").asText()));
        var outbound = new Outbound(partners);
        var tree = new Normaliser(partners)
                .tree(outbound.partner(channel()), received, item -> true)
                .orElseThrow();
        var we = sample.putArray("talk").addObject().putObject("we");
        outbound.response(channel(), sample.get("message"), tree)
                .ifPresentOrElse(text -> we.set("file", readable(text)), () -> we.put("finished", "nothing"));
        return sample;
    }

    /** XML as its tree, any other text by the numbers of its lines, so that people see what differs. */
    private static JsonNode readable(String file) {
        if (file.startsWith("<")) {
            return Outbound.tree(file);
        }
        var lines = JSON.createObjectNode();
        file.lines().forEach(line -> lines.put(Integer.toString(lines.size() + 1), line));
        return lines;
    }

    /** Writes down what the mapping makes. */
    public void write() throws IOException {
        Files.writeString(file, played() + "\n");
    }

    private String channel() {
        return file.getName(file.getNameCount() - 3).toString();
    }

    private static ObjectNode tree(OutboundStep step) throws IOException {
        var tree = JSON.createObjectNode();
        if (step instanceof OutboundStep.Finished finished) {
            return tree.put("finished", finished.why());
        }
        if (step instanceof OutboundStep.Impossible impossible) {
            return tree.put("error", impossible.why());
        }
        var request = (OutboundStep.Request) step;
        tree.put("method", request.method());
        if (request.api() != null) {
            tree.put("api", request.api());
        }
        tree.put("path", request.path());
        if (!request.headers().isEmpty()) {
            tree.set("headers", JSON.valueToTree(new java.util.TreeMap<>(request.headers())));
        }
        if (request.body() != null) {
            tree.set("body", body(request.body()));
        }
        if (request.as() != null) {
            tree.put("as", request.as());
        }
        return tree;
    }

    private static JsonNode body(String body) throws IOException {
        return body.startsWith("{") || body.startsWith("[")
                ? JSON.readTree(body)
                : JSON.getNodeFactory().textNode(body);
    }

    @Override
    public String toString() {
        return channel() + "/" + file.getFileName();
    }
}

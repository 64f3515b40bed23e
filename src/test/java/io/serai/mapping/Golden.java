package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A sample of a partner: what comes in, and beside it what becomes of each of its items. */
record Golden(Path mappings, Path in) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Every sample below a folder of mappings. */
    static List<Golden> below(Path mappings) {
        try (Stream<Path> files = Files.walk(mappings)) {
            return files.filter(file -> file.toString().contains("samples"))
                    .filter(file -> file.getFileName().toString().contains(".in."))
                    .sorted()
                    .map(file -> new Golden(mappings, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one check of all partners; with -Dserai.golden=write it writes down what it finds, to be read before it is committed. */
    void check() throws IOException {
        var found = outcomes(items());
        if ("write".equals(System.getProperty("serai.golden")) && mappings.equals(Path.of("mappings"))) {
            Files.writeString(out(), JSON.writeValueAsString(found) + "\n");
        }
        assertThat(out()).as("what becomes of " + in).exists();
        assertThat(JSON.writeValueAsString(found))
                .as("what becomes of " + in)
                .isEqualTo(JSON.writeValueAsString(JSON.readTree(out().toFile())));
    }

    List<Item> items() throws IOException {
        var partners = new Partners(mappings);
        return new Normaliser(partners).normalise(partners.find(partner()).orElseThrow(), Files.readAllBytes(in));
    }

    String partner() {
        return in.getName(in.getNameCount() - 3).toString();
    }

    private Path out() {
        var name = in.getFileName().toString();
        return in.resolveSibling(name.substring(0, name.indexOf(".in.")) + ".out.json");
    }

    static ArrayNode outcomes(List<Item> items) {
        var array = JSON.createArrayNode();
        items.forEach(item -> array.add(outcome(item.result())));
        return array;
    }

    private static JsonNode outcome(Result result) {
        if (result instanceof Result.Taken taken) {
            return taken.json();
        }
        if (result instanceof Result.Ignored ignored) {
            return JSON.createObjectNode().put("ignored", ignored.reason());
        }
        var refused = JSON.createObjectNode();
        var problems = refused.putArray("refused");
        ((Result.Refused) result).problems().forEach(problem -> problems.add(problem(problem)));
        return refused;
    }

    private static ObjectNode problem(Problem problem) {
        return JSON.createObjectNode()
                .put("code", problem.code())
                .put("pointer", problem.pointer())
                .put("line", problem.line())
                .put("column", problem.column());
    }

    @Override
    public String toString() {
        return partner() + "/" + in.getFileName();
    }
}

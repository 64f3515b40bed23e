package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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
        var found = Outcomes.text(items());
        if ("write".equals(System.getProperty("serai.golden")) && mappings.equals(Path.of("mappings"))) {
            Files.writeString(out(), found);
        }
        assertThat(out()).as("what becomes of " + in).exists();
        assertThat(found)
                .as("what becomes of " + in)
                .isEqualTo(JSON.writeValueAsString(JSON.readTree(out().toFile())) + "\n");
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

    @Override
    public String toString() {
        return partner() + "/" + in.getFileName();
    }
}

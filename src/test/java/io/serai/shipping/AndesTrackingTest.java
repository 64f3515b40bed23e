package io.serai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import io.serai.edi.X12Reader;
import io.serai.edi.X12Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each {@code *.in.x12} of the carrier's samples becomes the {@code *.out.json} beside it. */
class AndesTrackingTest {
    private static final Path FOLDER = Path.of("mappings/carriers/andes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final X12Reader READER = new X12Reader(X12Schemas.standard());

    @TestFactory
    Stream<DynamicTest> each_sample_becomes_what_stands_beside_it() throws IOException {
        var mapping = mapping();
        try (var files = Files.list(FOLDER.resolve("samples"))) {
            var samples = files.filter(file -> file.toString().endsWith(".in.x12"))
                    .sorted()
                    .toList();
            assertThat(samples).isNotEmpty();
            return samples.stream()
                    .map(sample ->
                            DynamicTest.dynamicTest(sample.getFileName().toString(), () -> check(mapping, sample)));
        }
    }

    /** So that the contract parks it, and tells which code it was. */
    @Test
    void a_status_code_that_nobody_knows_goes_out_as_it_came() {
        var set = "{\"set\":{\"code\":\"214\"},\"B10\":{\"02\":\"1\"},"
                + "\"LXLoop\":[{\"AT7Loop\":[{\"AT7\":{\"01\":\"QQ\",\"05\":\"20260301\"}}]}]}";
        var items = mapping().apply(json(set));

        assertThat(items.at("/0/status").asText()).isEqualTo("QQ");
        assertThat(items.at("/0/at").asText()).isEqualTo("2026-03-01T00:00:00");
    }

    private static void check(Expression mapping, Path sample) throws IOException {
        var document = READER.read(Files.readAllBytes(sample));
        var items = JSON.createArrayNode();
        document.sets().forEach(set -> items.addAll((ArrayNode) mapping.apply(set.tree())));
        var expected = Path.of(sample.toString().replace(".in.x12", ".out.json"));

        assertThat(document.whole()).isTrue();
        assertThat(items.toPrettyString())
                .isEqualTo(JSON.readTree(Files.readString(expected)).toPrettyString());
    }

    private static Expression mapping() {
        return Parser.compile(FOLDER.resolve("tracking.jslt").toFile());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the samples of the carrier Andes cannot show. */
class AndesTrackingTest {
    private static final Path FOLDER = Path.of("mappings/edi/x12");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** So that the contract parks it, and tells which code it was. */
    @Test
    void a_status_code_that_nobody_knows_goes_out_as_it_came() {
        var set = "{\"set\":{\"code\":\"214\"},\"B10\":{\"02\":\"1\"},"
                + "\"LXLoop\":[{\"AT7Loop\":[{\"AT7\":{\"01\":\"QQ\",\"05\":\"20260301\"}}]}]}";
        var items = mapping().apply(Map.of("partner", JSON.createObjectNode()), json(set));

        assertThat(items.at("/0/status").asText()).isEqualTo("QQ");
        assertThat(items.at("/0/at").asText()).isEqualTo("2026-03-01T00:00:00");
    }

    private static Expression mapping() {
        return Parser.compile(FOLDER.resolve("tracking.jslt").toFile(), Functions.of(null));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

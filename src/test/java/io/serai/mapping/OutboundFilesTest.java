package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.edi.EdiSchemas;
import io.serai.edi.X12Envelope;
import io.serai.edi.X12Party;
import io.serai.edi.X12Reader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that partners are given become what is written beside their mappings. */
class OutboundFilesTest {
    private static final Path MAPPINGS = Path.of("mappings");
    private static final LocalDateTime AT = LocalDateTime.parse("2026-03-02T14:05:09");
    private static final X12Envelope ENVELOPE = new X12Envelope(
            new X12Party("ZZ", "SERAI"), new X12Party("ZZ", "ACME"), 17, 17, X12Envelope.Usage.PRODUCTION);

    static Set<String> partners() {
        return new Partners(MAPPINGS).resources().folders(Partner.Kind.CHANNEL.folder(), OutboundFiles.STOCK);
    }

    @ParameterizedTest
    @MethodSource("partners")
    void each_file_is_as_it_is_written(String partner) throws IOException {
        var made = new OutboundFiles(new Partners(MAPPINGS)).stock(partner, message(), ENVELOPE, AT);
        var written =
                MAPPINGS.resolve("channels").resolve(partner).resolve("samples").resolve("file-" + made.name());
        if ("write".equals(System.getProperty("serai.golden"))) {
            Files.write(written, made.bytes());
        }

        assertThat(new String(made.bytes(), StandardCharsets.UTF_8)).isEqualTo(Files.readString(written));
        assertThat(made.folder()).isEqualTo("in");
    }

    @Test
    void an_846_of_ours_is_read_without_a_problem() throws IOException {
        var made = new OutboundFiles(new Partners(MAPPINGS)).stock("x12-stock", message(), ENVELOPE, AT);

        var document = new X12Reader(EdiSchemas.standard()).read(made.bytes());

        assertThat(document.allProblems()).isEmpty();
        assertThat(document.sets()).singleElement().satisfies(set -> {
            assertThat(set.tree().at("/group/functional").asText()).isEqualTo("IB");
            assertThat(set.tree().at("/LINLoop/1/N1Loop/0/N1/04").asText()).isEqualTo("TDA-COR");
            assertThat(set.tree().at("/LINLoop/0").has("N1Loop")).isFalse();
        });
    }

    @Test
    void a_name_that_leads_elsewhere_and_a_file_of_nothing_are_refused(@TempDir Path folder) throws IOException {
        for (var wrong : List.of(
                "{\"folder\": \"../keys\", \"name\": \"a.csv\", \"csv\": []}",
                "{\"folder\": \"in\", \"name\": \"../a.csv\", \"csv\": []}",
                "{\"folder\": \"in\", \"name\": \".hidden\", \"csv\": []}",
                "{\"folder\": \"in\", \"name\": \"a.csv\"}",
                "{\"folder\": \"in\", \"name\": \"a.x12\", \"x12\": {\"functional\": \"IB\", \"set\": \"846\", \"segments\": [{\"BIA\": [\"too-long\"]}]}}")) {
            var channel = Files.createDirectories(folder.resolve("channels/mine"));
            Files.writeString(channel.resolve("channel.yaml"), "lane: stock\nformat: json\n");
            Files.writeString(channel.resolve(OutboundFiles.STOCK), wrong);

            var files = new OutboundFiles(new Partners(folder));

            assertThatThrownBy(() -> files.stock("mine", message(), ENVELOPE, AT))
                    .as(wrong)
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining(OutboundFiles.STOCK);
        }
    }

    private static JsonNode message() throws IOException {
        return new ObjectMapper()
                .readTree(MAPPINGS.resolve("contract/samples/file-stock.json").toFile());
    }
}

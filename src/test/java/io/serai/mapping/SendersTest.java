package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two customers may have an order of the same number: whose interchanges are taken at a door, its settings say. */
class SendersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path overlay;

    @ParameterizedTest
    @CsvSource({
        "channels/x12, cases-and-a-dozen.in.x12, NORTHWEAR",
        "channels/edifact, cases-and-a-dozen.in.edi, 5412345000013",
        "channels/x12-stock, counted.in.x12, TRES3PL",
        "carriers/andes, delivered.in.x12, ANDES",
        "carriers/andes, acknowledgements.in.x12, ANDES"
    })
    void an_interchange_of_a_sender_that_the_settings_do_not_name_is_refused(
            String folder, String sample, String sender) throws IOException {
        assertThat(read(folder, sample, "")).isInstanceOf(Result.Taken.class);
        assertThat(read(folder, sample, "senders: [OTHER, \"" + sender + "\"]\n"))
                .isInstanceOf(Result.Taken.class);
        assertThat(read(folder, sample, "senders: [OTHER]\n"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.toString()).contains("SER-0201", "edi-sender", sender)));
    }

    private Result read(String folder, String sample, String settings) throws IOException {
        var theirs = Path.of("mappings").resolve(folder);
        var name = folder.startsWith("carriers") ? "carrier.yaml" : "channel.yaml";
        var file = Files.createDirectories(overlay.resolve(folder)).resolve(name);
        Files.writeString(file, Files.readString(theirs.resolve(name)) + settings);
        var partners = new Partners(overlay);
        return new Normaliser(partners)
                .normalise(
                        partners.find(theirs.getFileName().toString()).orElseThrow(),
                        Files.readAllBytes(theirs.resolve("samples").resolve(sample)))
                .get(0)
                .result();
    }
}

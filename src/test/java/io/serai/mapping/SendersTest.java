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
    @CsvSource({"x12, cases-and-a-dozen.in.x12, NORTHWEAR", "edifact, cases-and-a-dozen.in.edi, 5412345000013"})
    void an_interchange_of_a_sender_that_the_settings_do_not_name_is_refused(
            String partner, String sample, String sender) throws IOException {
        assertThat(read(partner, sample, "")).isInstanceOf(Result.Taken.class);
        assertThat(read(partner, sample, "senders: [OTHER, \"" + sender + "\"]\n"))
                .isInstanceOf(Result.Taken.class);
        assertThat(read(partner, sample, "senders: [OTHER]\n"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.toString()).contains("SER-0201", "edi-sender", sender)));
    }

    private Result read(String partner, String sample, String settings) throws IOException {
        var theirs = Path.of("mappings/channels").resolve(partner);
        var file = Files.createDirectories(overlay.resolve("channels").resolve(partner))
                .resolve("channel.yaml");
        Files.writeString(file, Files.readString(theirs.resolve("channel.yaml")) + settings);
        var partners = new Partners(overlay);
        return new Normaliser(partners)
                .normalise(
                        partners.find(partner).orElseThrow(),
                        Files.readAllBytes(theirs.resolve("samples").resolve(sample)))
                .get(0)
                .result();
    }
}

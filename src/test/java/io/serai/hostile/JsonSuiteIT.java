package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serai.hostile.Wire.Answer;
import io.serai.journeys.HubAtHand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * JSONTestSuite at a channel's door and at the hub's own: what is no JSON ({@code n_}) is refused as such, what is JSON ({@code y_}) is
 * read and then refused as no order, and nothing that may be either ({@code i_}) breaks anything.
 */
class JsonSuiteIT extends HubAtHand {
    private static final Path FIXTURES = Path.of(System.getProperty("serai.fixtures", "fixtures"), "hostile-json");

    /** The codes that say that bytes cannot be read at all: empty, no JSON, another encoding, twice the same name, too deep … */
    private static final String NOT_READ = "PARKED SER-01\\d\\d";

    @Test
    void each_file_waits_for_a_person_and_says_why() {
        var receipts = new HashMap<String, String>();
        files("JSONTestSuite", "JSONTestSuite-transform").forEach(file -> receipts.put(name(file), atTheDoor(file)));

        assertThat(outcomes(receipts, name -> name.startsWith("n_")))
                .allSatisfy((name, outcome) -> assertThat(outcome).as(name).matches(NOT_READ));
        // A name that is there twice is JSON, and still nothing that we would take.
        assertThat(outcomes(receipts, name -> name.startsWith("y_")))
                .allSatisfy((name, outcome) -> assertThat(outcome)
                        .as(name)
                        .matches(
                                name.contains("duplicated")
                                        ? "PARKED SER-0105"
                                        : "PARKED SER-0[2-4]\\d\\d|PARKED SER-0200|IGNORED .*"));
        assertThat(outcomes(receipts, name -> !name.matches("[ny]_.*")))
                .allSatisfy(
                        (name, outcome) -> assertThat(outcome).as(name).matches("PARKED SER-0[1-4]\\d\\d|IGNORED .*"));
        takesAGoodOrder();
    }

    @Test
    void the_hubs_own_door_refuses_each_file_at_once() {
        for (var file : files("JSONTestSuite", "JSONTestSuite-transform")) {
            var answer = atTheApi(file);
            var name = name(file);
            if (answer.status() == 202) {
                // An array without anything in it is no update at all.
                assertThat(name).matches("y_structure_whitespace_array.*|y_array_.*empty.*|y_array_empty.*|.*empty.*");
            } else {
                answer.refuses(400);
                var code = answer.json().at("/problems/0/code").asText();
                assertThat(code).as(name).matches(name.startsWith("n_") ? "SER-01\\d\\d" : "SER-0[1-4]\\d\\d");
            }
        }
    }

    private Map<String, String> outcomes(Map<String, String> receipts, Predicate<String> wanted) {
        var found = new HashMap<String, String>();
        receipts.forEach((name, receipt) -> {
            if (wanted.test(name)) {
                found.put(name, String.join(", ", outcomes(receipt)));
            }
        });
        return found;
    }

    private String atTheDoor(Path file) {
        var body = bytes(file);
        return new Wire(port)
                .post(
                        SHOP_DOOR,
                        Sender.shopify(SHOP_SECRET, body, UUID.randomUUID().toString()),
                        body)
                .receipt();
    }

    private Answer atTheApi(Path file) {
        return new Wire(port).post("/api/stock", Sender.program(API_KEY), bytes(file));
    }

    private static List<Path> files(String... folders) {
        assumeTrue(Files.isDirectory(FIXTURES), "there is no JSONTestSuite at " + FIXTURES);
        return List.of(folders).stream()
                .flatMap(folder -> list(FIXTURES.resolve(folder)).stream())
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.serai.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.cli.Cli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what there is. */
class ReadmeTest {
    private static final String JAR = "java -jar target/serai.jar ";
    private static final Path SAMPLES = Path.of("docs/examples/mappings/channels/feria/samples");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.es.md"})
    void a_command_prints_what_is_shown_below_it(String readme) {
        assertThat(Markdown.read(Path.of(readme)).runs()).hasSize(2).allSatisfy(run -> {
            assertThat(run.command()).startsWith(JAR);
            assertThat(printed(run.command().substring(JAR.length()))).isEqualTo(run.output());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.es.md"})
    void a_file_is_shown_as_it_is(String readme) {
        assertThat(Markdown.read(Path.of(readme)).copies())
                .hasSize(3)
                .allSatisfy(copy -> assertThat(Known.text(copy.file())).isEqualTo(copy.shown() + "\n"));
    }

    @Test
    void both_languages_show_the_same_pictures_blocks_and_links() {
        var english = Markdown.read(Path.of("README.md"));
        var spanish = Markdown.read(Path.of("README.es.md"));
        assertThat(targets(spanish)).containsExactlyElementsOf(targets(english));
        assertThat(spanish.text().split("(?m)^## "))
                .hasSameSizeAs(english.text().split("(?m)^## "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "wrong-sum"})
    void each_sample_of_the_example_becomes_what_is_written_beside_it(String name) throws IOException {
        var line = JSON.readTree(printed("map --channel feria --mappings docs/examples/mappings "
                + SAMPLES.resolve(name + ".in.json").toString().replace('\\', '/')));
        var expected =
                JSON.readTree(SAMPLES.resolve(name + ".out.json").toFile()).get(0);
        if (expected.has("refused")) {
            assertThat(withoutTexts(line.get("problems"))).isEqualTo(expected.get("refused"));
        } else {
            assertThat(line.get("contract")).isEqualTo(expected);
        }
    }

    private static JsonNode withoutTexts(JsonNode problems) {
        var bare = (ArrayNode) problems;
        bare.forEach(problem -> ((ObjectNode) problem).remove("text"));
        return bare;
    }

    /** All but the links between the two languages; a picture of a page is the same one in the reader's language. */
    private static List<String> targets(Markdown readme) {
        return LINK.matcher(readme.text())
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("README"))
                .map(link -> link.replaceFirst("-es\\.png$", ".png"))
                .toList();
    }

    private static String printed(String arguments) {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Cli.run(arguments.split(" "));
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}

package io.serai.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as somebody who writes a mapping uses it. */
class CliTest {
    private static final String SHOPIFY = "mappings/channels/shopify/samples/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void each_item_is_a_line_and_what_is_taken_or_ignored_is_well() throws IOException {
        assertThat(run("map", "--channel", "shopify", SHOPIFY + "sent-home.in.json", SHOPIFY + "test-order.in.json"))
                .isEqualTo(0);
        var lines = lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("file").asText()).isEqualTo(SHOPIFY + "sent-home.in.json");
        assertThat(lines.get(0).get("item").asInt()).isEqualTo(1);
        assertThat(lines.get(0).get("outcome").asText()).isEqualTo("taken");
        assertThat(lines.get(0).at("/contract/total").asText()).isEqualTo("47981.00");
        assertThat(lines.get(1).get("outcome").asText()).isEqualTo("ignored");
        assertThat(lines.get(1).get("reason").asText()).isEqualTo("test-order");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void what_is_refused_is_told_in_the_language_asked_for_and_makes_1() throws IOException {
        assertThat(run("map", "--channel", "shopify", "--lang", "es", SHOPIFY + "sum-and-street.in.json"))
                .isEqualTo(1);
        var problem = lines().get(0).get("problems").get(0);
        assertThat(problem.get("code").asText()).isEqualTo("SER-0412");
        assertThat(problem.get("text").asText()).contains("La suma no da").contains("→");
        assertThat(problem.get("pointer").asText()).isEqualTo("/total_price");
        assertThat(problem.get("line").asInt()).isEqualTo(42);
        assertThat(problem.get("column").asInt()).isEqualTo(18);
    }

    @Test
    void one_refused_of_many_makes_1() throws IOException {
        var samples = "mappings/channels/catalog/samples/";
        assertThat(run("map", "-c", "catalog", samples + "stock-with-errors.in.csv", samples + "stock.in.csv"))
                .isEqualTo(1);
        assertThat(lines()).hasSize(8);
    }

    @Test
    void a_channel_that_is_not_known_is_misuse_and_the_cure_is_told() {
        assertThat(run("map", "--channel", "shoplift", SHOPIFY + "sent-home.in.json"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("shoplift")
                .contains("→")
                .contains("shopify")
                .contains("--mappings");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_misuse_before_anything_is_printed() {
        assertThat(run("map", "--channel", "shopify", SHOPIFY + "sent-home.in.json", "missing.json"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("missing.json").contains("→");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void options_that_are_missing_or_unknown_are_misuse() {
        assertThat(run("map", "x.json")).isEqualTo(2);
        assertThat(run("map", "--channel", "shopify")).isEqualTo(2);
        assertThat(run("map", "--channel", "shopify", "--frobnicate", "x.json")).isEqualTo(2);
    }

    @Test
    void a_mapping_of_ones_own_needs_no_rebuild() throws IOException {
        var channel = Files.createDirectories(folder.resolve("channels/mine"));
        Files.writeString(channel.resolve("channel.yaml"), "lane: orders\nformat: json\n");
        Files.writeString(channel.resolve("order.jslt"), "{\"ignore\": .why}");
        var file = Files.writeString(folder.resolve("in.json"), "{\"why\": \"because\"}");
        assertThat(run("map", "--channel", "mine", "--mappings", folder.toString(), file.toString()))
                .isEqualTo(0);
        assertThat(lines().get(0).get("reason").asText()).isEqualTo("because");
        Files.writeString(channel.resolve("order.jslt"), "{\"ignore\" .why}");
        assertThat(run("map", "--channel", "mine", "--mappings", folder.toString(), file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("mappings/channels/mine/order.jslt:1");
    }

    @Test
    void help_is_no_misuse_and_options_for_the_hub_are_no_command() {
        assertThat(run("--help")).isEqualTo(0);
        assertThat(run("help")).isEqualTo(0);
        assertThat(run("map", "--help")).isEqualTo(0);
        assertThat(Cli.knows("map", "x")).isTrue();
        assertThat(Cli.knows("--server.port=1")).isFalse();
        assertThat(Cli.knows()).isFalse();
    }

    private int run(String... args) {
        return Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private List<JsonNode> lines() throws IOException {
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(out.toString())
                .readAll();
    }
}

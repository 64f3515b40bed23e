package io.serai.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A route file is as it should be where its schema says so, and otherwise each mistake is told with its line and its cure. */
class RouteFileTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String RIGHT = """
            # A shop.
            - templatedRoute:
                routeId: shop.in
                routeTemplateRef: message-in-file
                parameters:
                  - { name: partner, value: shop }
                  - { name: folder, value: in }
            """;

    private final JsonSchema schema;

    RouteFileTest() throws IOException {
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("routes/routes.schema.json")));
    }

    static List<Path> filled() throws IOException {
        try (var files = Files.walk(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .filter(file -> Set.of("channels", "carriers", "payments", "customers", "people")
                            .contains(file.getName(1).toString()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("filled")
    void what_is_said_of_a_file_is_what_its_schema_says_also_if_any_of_it_is_left_out_or_called_otherwise(Path file)
            throws IOException {
        var yaml = Files.readString(file);
        assertThat(errors(yaml)).isEmpty();
        for (var other : others(YAML.readTree(yaml))) {
            var text = YAML.writeValueAsString(other);
            assertThat(errors(text).isEmpty())
                    .as(text)
                    .isEqualTo(schema.validate(other).isEmpty());
        }
    }

    /** Each parameter once left out, once by another name, and once with an odd value; each property of a route left out, and one that there is not. */
    private static List<JsonNode> others(JsonNode file) {
        var others = new ArrayList<JsonNode>();
        for (int i = 0; i < file.size(); i++) {
            for (int j = 0; j < file.at("/" + i + "/templatedRoute/parameters").size(); j++) {
                var without = file.deepCopy();
                ((ArrayNode) without.at("/" + i + "/templatedRoute/parameters")).remove(j);
                others.add(without);
                var renamed = file.deepCopy();
                ((ObjectNode) renamed.at("/" + i + "/templatedRoute/parameters/" + j)).put("name", "another");
                others.add(renamed);
                var odd = file.deepCopy();
                ((ObjectNode) odd.at("/" + i + "/templatedRoute/parameters/" + j)).put("value", "a?b'c");
                others.add(odd);
            }
            for (var property : List.of("routeId", "routeTemplateRef", "parameters")) {
                var without = file.deepCopy();
                ((ObjectNode) without.at("/" + i + "/templatedRoute")).remove(property);
                others.add(without);
            }
            var more = file.deepCopy();
            ((ObjectNode) more.at("/" + i + "/templatedRoute")).put("another", "thing");
            others.add(more);
        }
        return others;
    }

    @Test
    void each_mistake_is_told_with_its_line_and_its_cure() {
        assertThat(errors(RIGHT)).isEmpty();
        assertThat(errors(RIGHT.replace("name: folder", "name: foldr")))
                .anyMatch(each ->
                        each.startsWith("shop.yaml:7: there is no parameter foldr → use one of [partner, folder,"))
                .anyMatch(each -> each.startsWith(
                        "shop.yaml:2: message-in-file lacks the parameter folder → add - { name: folder,"));
        assertThat(errors(RIGHT.replace("message-in-file", "message-in-fax")))
                .singleElement()
                .asString()
                .startsWith("shop.yaml:4: there is no template message-in-fax → use one of [call-file,");
        assertThat(errors(RIGHT.replace("routeId: shop.in", "routeID: shop.in")))
                .containsExactly(
                        "shop.yaml:3: there is no property routeID → use one of [routeId, routeTemplateRef, prefixId, parameters, beans], or remove it");
        assertThat(errors(RIGHT.replace("routeId: shop.in", "routeId:")))
                .containsExactly("shop.yaml:3: routeId is no name → write it as partner.what-it-does, or remove it");
        assertThat(errors(RIGHT.replace("value: in }", "value: [in] }")))
                .containsExactly(
                        "shop.yaml:7: the parameter folder has no value that is a text or number → write it between quotation marks");
        assertThat(errors(RIGHT + RIGHT.substring(RIGHT.indexOf('-'))))
                .containsExactly("shop.yaml:9: two routes are called shop.in → give one another name");
        assertThat(errors("templatedRoute: {}\n"))
                .containsExactly("shop.yaml:1: the file is no list of routes → begin each with - templatedRoute:");
        assertThat(errors("- routeId: [\n")).singleElement().asString().endsWith("→ correct the YAML");
        assertThat(errors("# nothing\n")).isEmpty();
        assertThat(errors("- route: { from: { uri: \"direct:a\" } }\n"))
                .as("Camel's own")
                .isEmpty();
    }

    @Test
    void a_value_that_its_template_cannot_use_is_told_and_what_a_property_says_of_it_is_not_repeated() {
        var pull = """
                - templatedRoute:
                    routeTemplateRef: orders-pull
                    parameters:
                      - { name: partner, value: shop }
                      - { name: list, value: "/orders?since={since}&page={page}" }
                      - { name: changed, value: /at }
                      - { name: poll, value: 60000 }
                """;
        assertThat(errors(pull)).isEmpty();
        assertThat(errors(pull.replace("60000", "1m30s"))).isEmpty();
        for (var wrong : List.of("often", "-1", "0", "1.5", "PT1M", "60 s", "true")) {
            assertThat(errors(pull.replace("60000", wrong)))
                    .containsExactly(
                            "shop.yaml:7: poll cannot be '" + wrong + "' → give milliseconds between two rounds");
        }
        assertThat(errors(pull.replace("60000", "\"{{shop.poll}}\"")))
                .as("who knows")
                .isEmpty();
        assertThat(RouteFile.errors(
                        "shop.yaml",
                        pull.replace("60000", "\"{{shop.poll}}\""),
                        Set.of(),
                        text -> text.replace("{{shop.poll}}", "s3cret")))
                .containsExactly(
                        "shop.yaml:7: poll cannot be what {{shop.poll}} says → give milliseconds between two rounds");
        assertThat(errors(pull + "      - { name: open, value: some }\n"))
                .singleElement()
                .asString()
                .startsWith("shop.yaml:8: open cannot be 'some' → give how many of the orders");
        assertThat(errors(pull.replace("page={page}", "state='new'")))
                .as("an argument of a bean")
                .singleElement()
                .asString()
                .startsWith(
                        "shop.yaml:5: list cannot be '/orders?since={since}&state='new'' → give the path of a page");

        assertThat(errors(RIGHT.replace("value: in }", "value: \"in?delay=1\" }")))
                .containsExactly("shop.yaml:7: folder cannot be 'in?delay=1' → give where its files appear");
        assertThat(errors(RIGHT + "      - { name: include, value: \"[a\" }\n"))
                .containsExactly("shop.yaml:8: include cannot be '[a' → give which of them (a regular expression)");
    }

    @ParameterizedTest
    @CsvSource({
        "far-get, url, https://shop.example/api?v=1, shop.example",
        "call-mail, url, smtps://mail.example?username=a, https://mail.example",
        "call-sftp, host, 127.0.0.1:22, 127.0.0.1:ssh",
        "call-sftp, host, '[::1]:22/in', host:22?a=b",
        "message-in-sftp, bulkRequests, 16, 0",
        "orders-reconcile, look, 5s, soon",
    })
    void of_each_template_it_is_known_what_it_can_use(String template, String parameter, String right, String wrong) {
        assertThat(told(template, parameter, right)).isEmpty();
        assertThat(told(template, parameter, wrong)).singleElement().asString().contains("cannot be '" + wrong + "'");
    }

    private static List<String> told(String template, String parameter, String value) {
        var yaml = "- templatedRoute:\n    routeTemplateRef: " + template + "\n    parameters:\n      - { name: "
                + parameter + ", value: \"" + value + "\" }\n";
        return errors(yaml).stream().filter(each -> each.contains("cannot be")).toList();
    }

    @Test
    void what_camel_lets_a_filled_in_template_have_beside_its_parameters_is_no_mistake() {
        assertThat(errors(RIGHT.replace("    routeId: shop.in\n", ""))).isEmpty();
        assertThat(errors(RIGHT + "    prefixId: shop\n    beans: [{ name: a, type: java.lang.Object }]\n"))
                .isEmpty();
    }

    @Test
    void routes_are_known_by_their_names_however_they_are_written_and_not_by_what_a_comment_says() {
        var yaml = """
                #   routeId: shop.old
                - templatedRoute: { routeTemplateRef: far-get, "routeId": shop.get }
                - route:
                    id: shop.own
                    from: { id: a-node, uri: "direct:a", steps: [] }
                - from: { id: shop.from, uri: "direct:b", steps: [] }
                - route: { from: { uri: "direct:c", steps: [] } }
                """;
        assertThat(RouteFile.ids(yaml)).isEqualTo(Map.of("shop.get", 2, "shop.own", 4, "shop.from", 6));
        assertThat(RouteFile.ids("- {")).isEmpty();
        assertThat(errors("- route: { id: a, from: { uri: \"direct:a\" } }\n".repeat(2)))
                .containsExactly("shop.yaml:2: two routes are called a → give one another name");
    }

    private static List<String> errors(String yaml) {
        return RouteFile.errors("shop.yaml", yaml, Set.of());
    }
}

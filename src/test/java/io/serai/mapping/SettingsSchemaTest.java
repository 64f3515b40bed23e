package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that an editor completes settings and route files by: they say what the hub takes, and no more. */
class SettingsSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path SETTINGS = Path.of("mappings/settings.schema.json");
    private static final Path ROUTES = Path.of("routes/routes.schema.json");

    static List<Path> settings() throws IOException {
        return files(Path.of("mappings"), "(channel|carrier|warehouse|provider)\\.yaml");
    }

    static List<Path> routes() throws IOException {
        return files(Path.of("routes"), ".*\\.camel\\.yaml").stream()
                .filter(file -> !file.toString().contains("templates"))
                .filter(SettingsSchemaTest::fillsTemplates)
                .toList();
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }

    /** The hub's own routes are Camel's, and Camel has a schema for them. */
    private static boolean fillsTemplates(Path file) {
        return read(file).valueStream().allMatch(each -> each.has("templatedRoute"));
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void the_settings_of_each_partner_keep_their_schema(Path file) throws IOException {
        assertThat(complaints(SETTINGS, read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void each_route_file_keeps_its_schema(Path file) throws IOException {
        assertThat(complaints(ROUTES, read(file))).isEmpty();
    }

    @Test
    void what_is_not_a_setting_is_not_in_the_schema_and_the_other_way_round() throws IOException {
        var properties = JSON.readTree(SETTINGS.toFile()).path("properties");
        assertThat(names(properties)).containsExactlyInAnyOrderElementsOf(components(PartnerFile.class));
        assertThat(names(properties.at("/payment/properties")))
                .containsExactlyInAnyOrderElementsOf(components(PartnerFile.PaymentPart.class));
        assertThat(names(properties.at("/signature/properties")))
                .containsExactlyInAnyOrderElementsOf(components(PartnerFile.SignaturePart.class));
        assertThat(names(properties.at("/csv/properties")))
                .containsExactlyInAnyOrderElementsOf(components(PartnerFile.CsvPart.class));
        assertThat(names(properties.at("/csv/properties/trailer/properties")))
                .containsExactlyInAnyOrderElementsOf(components(CsvDialect.Trailer.class));
        assertThat(names(properties.at("/totals/properties")))
                .containsExactlyInAnyOrderElementsOf(components(Partner.Totals.class));
        assertThat(names(properties.at("/back/properties")))
                .containsExactlyInAnyOrderElementsOf(components(PartnerFile.BackPart.class));
        assertThat(names(properties.at("/holds/items/properties")))
                .containsExactlyInAnyOrderElementsOf(components(HoldRule.class));
        assertThat(words(properties.at("/lane/enum"))).containsExactlyInAnyOrderElementsOf(words(Lane.class));
        assertThat(words(properties.at("/format/enum")))
                .containsExactlyInAnyOrderElementsOf(words(Partner.Format.class));
        assertThat(words(properties.at("/signature/properties/kind/enum")))
                .containsExactlyInAnyOrderElementsOf(words(Partner.Signature.Scheme.class));
        assertThat(words(properties.at("/payment/properties/trust/enum")))
                .containsExactlyInAnyOrderElementsOf(words(Partner.Payment.Trust.class));
        assertThat(words(properties.at("/payment/properties/capture/enum")))
                .containsExactlyInAnyOrderElementsOf(words(Partner.Payment.Capture.class));
        assertThat(words(properties.at("/holds/items/properties/hold/enum")))
                .containsExactlyInAnyOrderElementsOf(words(HoldRule.Hold.class));
    }

    @Test
    void a_setting_that_there_is_none_of_is_told_with_its_name() throws IOException {
        assertThat(complaints(SETTINGS, YAML.readTree("lane: orders\nformat: json\nfromat: json\n")))
                .singleElement()
                .asString()
                .contains("fromat");
        assertThat(complaints(SETTINGS, YAML.readTree("lane: orders\nformat: json\nunits: {CA: 0}\n")))
                .isNotEmpty();
    }

    @Test
    void a_template_that_is_filled_in_wrongly_is_told() throws IOException {
        var lacking =
                "- templatedRoute: {routeId: a, routeTemplateRef: message-in-file, parameters: [{name: partner, value: a}]}\n";
        assertThat(complaints(ROUTES, YAML.readTree(lacking))).isNotEmpty();
        var unknown = lacking.replace("[{", "[{name: folder, value: in}, {name: foldr, value: in}, {");
        assertThat(complaints(ROUTES, YAML.readTree(unknown))).isNotEmpty();
        assertThat(complaints(ROUTES, YAML.readTree(unknown.replace("{name: foldr, value: in}, ", ""))))
                .isEmpty();
    }

    @Test
    void the_schema_of_route_files_has_each_template_with_its_parameters() throws IOException {
        var schema = RouteSchema.of(files(Path.of("routes/templates"), ".*\\.camel\\.yaml").stream()
                .flatMap(file -> read(file).valueStream())
                .map(each -> each.path("routeTemplate"))
                .toList());
        if (System.getProperty("serai.golden", "").equals("write")) {
            Files.writeString(ROUTES, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
        }
        assertThat(JSON.readTree(ROUTES.toFile())).isEqualTo(schema);
    }

    private static List<String> complaints(Path schema, JsonNode document) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(schema))
                .validate(document)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> names(JsonNode properties) {
        var names = new ArrayList<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> words(JsonNode values) {
        return values.valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> JSON.valueToTree(each).asText())
                .toList();
    }
}

package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.contract.Contract;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schemas of the contract have the shape of its records, and describe it. */
class ContractSchemasTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<JsonSubTypes.Type> kinds() {
        return Stream.of(Contract.class.getAnnotation(JsonSubTypes.class).value());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_schema_has_the_properties_of_its_record(JsonSubTypes.Type kind) throws IOException {
        var names = new ArrayList<String>();
        schema(kind).get("properties").fieldNames().forEachRemaining(names::add);
        assertThat(names).first().isEqualTo("kind");
        assertThat(names.subList(1, names.size()))
                .containsExactly(Stream.of(kind.value().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_schema_allows_nothing_else_and_describes_what_it_allows(JsonSubTypes.Type kind) throws IOException {
        walk(schema(kind), kind.name());
    }

    private static void walk(JsonNode node, String at) {
        if (node.has("properties")) {
            assertThat(node.path("additionalProperties").asText()).as(at).isEqualTo("false");
            node.get("properties")
                    .properties()
                    .forEach(property -> assertThat(property.getValue().has("description")
                                    || property.getValue().has("$ref"))
                            .as(at + "/" + property.getKey() + " is described")
                            .isTrue());
        }
        node.properties().forEach(child -> walk(child.getValue(), at + "/" + child.getKey()));
        node.forEach(child -> walk(child, at));
    }

    private static JsonNode schema(JsonSubTypes.Type kind) throws IOException {
        return JSON.readTree(
                Path.of("mappings/contract", kind.name() + ".schema.json").toFile());
    }
}

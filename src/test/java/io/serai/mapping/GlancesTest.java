package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A yes of a glance is a yes of the validator, whatever the contract; and what our partners send gets one. */
class GlancesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, Schema> SCHEMAS = new HashMap<>();
    private static final List<JsonNode> CONTRACTS = contracts();

    private record Schema(Glance glance, JsonSchema validator) {}

    @Test
    void what_partners_send_is_seen_at_a_glance() {
        assertThat(CONTRACTS).hasSizeGreaterThan(20);
        for (var contract : CONTRACTS) {
            assertThat(schema(contract).glance().isValid(contract))
                    .as(contract.toString())
                    .isTrue();
        }
    }

    @Property(tries = 6000)
    void a_glance_never_overlooks_what_the_validator_finds(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
        var random = new Random(seed);
        var original = CONTRACTS.get(random.nextInt(CONTRACTS.size()));
        var schema = schema(original);
        var contract = original.deepCopy();
        for (int i = 0; i < changes; i++) {
            change(contract, random);
        }
        if (schema.glance().isValid(contract)) {
            assertThat(schema.validator().validate(contract))
                    .as(contract.toString())
                    .isEmpty();
        }
    }

    @Property(tries = 2000)
    void an_amount_is_what_its_pattern_says(
            @ForAll @StringLength(max = 22) @Chars({'0', '7', '.', '-', '\n', '٣'}) String text) {
        var regex = "^-?\\d{1,12}(\\.\\d{1,6})?$";
        var schema = NODES.objectNode().put("type", "string").put("pattern", regex);
        assertThat(Glances.of(schema).isValid(NODES.textNode(text))).isEqualTo(Pattern.matches(regex, text));
    }

    @Test
    void a_schema_that_says_more_is_left_to_the_validator() throws IOException {
        for (var more : List.of(
                "{\"type\": \"object\", \"properties\": {}}",
                "{\"type\": \"object\", \"additionalProperties\": false, \"dependentRequired\": {}}",
                "{\"type\": [\"string\", \"null\"]}",
                "{\"type\": \"string\", \"minLength\": 1.5}",
                "{\"type\": \"string\", \"contentEncoding\": \"base64\"}",
                "{\"type\": \"integer\", \"multipleOf\": 2}",
                "{\"type\": \"number\", \"exclusiveMinimum\": 0}",
                "{\"const\": 1}",
                "{\"enum\": [\"a\", null]}",
                "{\"anyOf\": [{}]}",
                "{\"$ref\": \"other.json\"}",
                "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/a\"}}}",
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"string\"}",
                "true")) {
            var glance = Glances.of(JSON.readTree(more));
            for (var value : List.of("\"a\"", "1", "2.5", "{}", "[]", "null", "true")) {
                assertThat(glance.isValid(JSON.readTree(value))).as(more).isFalse();
            }
        }
    }

    private static void change(JsonNode contract, Random random) {
        var holders = new ArrayList<JsonNode>();
        collect(contract, holders);
        var holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            names.add("other");
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value(object.path(name), random));
            }
        } else if (holder instanceof ArrayNode array) {
            array.add(value(array.path(0), random));
        }
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }

    private static JsonNode value(JsonNode old, Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.textNode("");
            case 2 -> NODES.textNode(old.asText() + "\n");
            case 3 -> NODES.textNode("x".repeat(random.nextInt(6000)));
            case 4 -> NODES.textNode("😀".repeat(random.nextInt(250)));
            case 5 -> NODES.numberNode(random.nextInt());
            case 6 -> NODES.numberNode(random.nextLong());
            case 7 -> NODES.numberNode(random.nextGaussian() * 100);
            case 8 -> NODES.numberNode(Double.NaN);
            case 9 -> NODES.numberNode(new BigDecimal("-90.00000000000000000001"));
            case 10 ->
                NODES.numberNode(BigInteger.TWO.pow(63 + random.nextInt(2)).subtract(BigInteger.ONE));
            case 11 -> NODES.booleanNode(random.nextBoolean());
            case 12 ->
                NODES.textNode(new String[] {"1.5", "-0.1234567", "1234567890123", "AR", "ARS", "ship", "١٢", "1e3"}
                        [random.nextInt(8)]);
            default -> random.nextBoolean() ? NODES.arrayNode().add(old) : NODES.objectNode();
        };
    }

    private static Schema schema(JsonNode contract) {
        return SCHEMAS.computeIfAbsent(contract.get("kind").asText(), GlancesTest::load);
    }

    private static Schema load(String kind) {
        try {
            var schema = JSON.readTree(
                    Path.of("mappings/contract", kind + ".schema.json").toFile());
            return new Schema(
                    Glances.of(schema),
                    JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> contracts() {
        try {
            var found = new ArrayList<JsonNode>();
            for (var sample : Golden.below(Path.of("mappings"))) {
                for (var item : sample.items()) {
                    if (item.result() instanceof Result.Taken taken) {
                        found.add(taken.json());
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.serai.contract.Contract;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The kinds of contract: the JSON Schema of each in {@code mappings/contract}, and the record that it becomes. */
final class Contracts {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    // A time has been read before a schema sees it, so that the format date-time only tells.
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Resources resources;
    private final Map<String, ObjectReader> readers;
    private static final int MAX_NAMES = 200;

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** Nearly every contract is valid, and that a glance can tell. */
    private record Schema(Glance glance, JsonSchema validator) {}

    Contracts(Resources resources) {
        this.resources = resources;
        this.readers = List.of(Contract.class.getAnnotation(JsonSubTypes.class).value()).stream()
                .collect(Collectors.toMap(
                        JsonSubTypes.Type::name, type -> MAPPER.readerFor(type.value()), (a, b) -> a, TreeMap::new));
    }

    /** What a contract of that kind does wrong by its schema; empty if nothing. */
    List<Finding> validate(@Nullable String kind, JsonNode json) {
        if (kind == null || !readers.containsKey(kind)) {
            return List.of(new Finding(
                    "SER-0301",
                    Map.of("kind", String.valueOf(kind), "kinds", String.join(", ", readers.keySet())),
                    "/kind"));
        }
        var schema = schema(kind);
        if (schema.glance().isValid(json)) {
            return List.of();
        }
        var wide = widest(json, "");
        return wide.isPresent()
                ? List.of(wide.get())
                : schema.validator().validate(json).stream()
                        .map(SchemaFinding::of)
                        .toList();
    }

    /** An object with more names than any contract has. It is told apart: each of them would be a finding of its own. */
    private static Optional<Finding> widest(JsonNode json, String pointer) {
        if (json.isObject() && json.size() > MAX_NAMES) {
            var args = Map.of(
                    "property",
                    pointer.substring(pointer.lastIndexOf('/') + 1),
                    "value",
                    "",
                    "rule",
                    "maxProperties " + MAX_NAMES);
            return Optional.of(new Finding("SER-0306", args, pointer));
        }
        var inside = json.isArray()
                ? IntStream.range(0, json.size()).mapToObj(i -> widest(json.get(i), pointer + "/" + i))
                : json.properties().stream().map(each -> widest(each.getValue(), pointer + "/" + each.getKey()));
        return inside.flatMap(Optional::stream).findFirst();
    }

    /** The record of a contract that its schema has found valid. */
    Contract convert(String kind, JsonNode json) throws JsonMappingException {
        return kind.equals("order") ? OrderReader.order(json) : bind(kind, json);
    }

    /** As {@link #convert}, by Jackson. */
    Contract bind(String kind, JsonNode json) throws JsonMappingException {
        try {
            return Objects.requireNonNull(readers.get(kind)).readValue(json);
        } catch (JsonMappingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a tree cannot fail to be read", e);
        }
    }

    private Schema schema(String kind) {
        var found = schemas.get(kind);
        return found != null ? found : schemas.computeIfAbsent(kind, this::load);
    }

    private Schema load(String kind) {
        var path = "contract/" + kind + ".schema.json";
        var file = Resources.ROOT + path;
        var text = resources
                .read(path)
                .orElseThrow(() -> SetupException.at(
                        file, 0, "the schema is missing", "copy it from the jar, or remove the file above it", null));
        try {
            var glance = Glances.of(MAPPER.readTree(text));
            var schema = SCHEMAS.getSchema(text, InputFormat.JSON, CONFIG);
            schema.initializeValidators();
            return new Schema(glance, schema);
        } catch (JsonProcessingException e) {
            throw SetupException.at(file, e.getLocation().getLineNr(), e.getOriginalMessage(), "correct the JSON", e);
        } catch (JsonSchemaException e) {
            throw SetupException.at(file, 0, String.valueOf(e.getMessage()), "correct the schema", e);
        }
    }
}

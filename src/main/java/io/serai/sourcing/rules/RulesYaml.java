package io.serai.sourcing.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.serai.sourcing.RulesException;
import io.serai.yaml.Mistake;
import io.serai.yaml.YamlPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a rule set: first its shape by {@code mappings/sourcing/sourcing.schema.json}, then what the shape cannot say. */
public final class RulesYaml {
    private static final String SCHEMA = "mappings/sourcing/sourcing.schema.json";
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final class Holder {
        static final JsonSchema VALUE = schema();
    }

    private RulesYaml() {}

    /** @throws RulesException that names each place that is wrong */
    public static RuleSet read(String file, String yaml) {
        try {
            JsonNode tree = MAPPER.readTree(yaml);
            if (tree == null || !tree.isObject()) {
                throw wrong(file, 1, "the file holds no rule set", "begin with name, version, strategy and currency");
            }
            var places = YamlPlaces.of(yaml);
            var findings = Holder.VALUE.validate(tree);
            if (!findings.isEmpty()) {
                throw new RulesException(findings.stream()
                        .map(finding -> text(file, finding, places))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n")));
            }
            var rules = MAPPER.treeToValue(tree, RuleSet.class);
            var problems = new Checks(rules).problems();
            if (!problems.isEmpty()) {
                throw new RulesException(problems.stream()
                        .map(each -> new Mistake(file, places.at(each.pointer()), each.what(), each.cure()).toString())
                        .collect(Collectors.joining("\n")));
            }
            return rules;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw wrong(file, line, String.valueOf(e.getOriginalMessage()), "correct the YAML");
        }
    }

    private static RulesException wrong(String file, int line, String what, String cure) {
        return new RulesException(new Mistake(file, line, what, cure).toString());
    }

    private static String text(String file, ValidationMessage finding, YamlPlaces places) {
        var pointer = finding.getInstanceLocation().toString();
        var property = Objects.requireNonNullElse(finding.getProperty(), "");
        boolean unknown = finding.getType().equals("additionalProperties");
        int line = places.at(unknown ? pointer + "/" + property : pointer);
        return new Mistake(file, line, what(finding, pointer, property), cure(finding, property)).toString();
    }

    private static String what(ValidationMessage finding, String pointer, String property) {
        return switch (finding.getType()) {
            case "additionalProperties" -> "there is no property " + property;
            case "required" -> property + " is missing";
            default -> {
                var said = finding.getMessage();
                yield (pointer.isEmpty() ? "the file" : pointer)
                        + said.substring(said.indexOf(':') + 1 > 0 ? said.indexOf(':') : 0);
            }
        };
    }

    private static String cure(ValidationMessage finding, String property) {
        var schema = finding.getSchemaNode();
        return switch (finding.getType()) {
            case "additionalProperties" -> "use one of " + known(finding) + ", or remove it";
            case "required" -> "add " + property + ", as docs/sourcing.md says";
            case "enum" -> "use one of " + schema;
            case "type" -> "write " + (schema.asText().equals("integer") ? "a whole number" : "a " + schema.asText());
            default -> "see docs/sourcing.md";
        };
    }

    private static String known(ValidationMessage finding) {
        var known = new TreeSet<String>();
        var parent = Holder.VALUE.getRefSchemaNode(
                parent(finding.getSchemaLocation().getFragment().toString()));
        if (parent != null) {
            parent.path("properties").fieldNames().forEachRemaining(known::add);
        }
        return known.toString();
    }

    private static String parent(String keyword) {
        return keyword.substring(0, keyword.lastIndexOf('/'));
    }

    private static JsonSchema schema() {
        try (var in = RulesYaml.class.getClassLoader().getResourceAsStream(SCHEMA)) {
            var text = new String(Objects.requireNonNull(in, SCHEMA).readAllBytes(), StandardCharsets.UTF_8);
            var config = SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .locale(Locale.ENGLISH)
                    .build();
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text, InputFormat.JSON, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong at a place, and the cure. */
    record Problem(String pointer, String what, String cure) {
        static List<Problem> none() {
            return List.of();
        }
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.yaml.YamlPlaces;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a partner's settings strictly: what it does not know is an error that says what it does know. */
final class PartnerYaml {
    private static final ObjectReader READER = YAMLMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(PartnerFile.class);

    private PartnerYaml() {}

    /** @throws SetupException with file, line, property and cure */
    static PartnerFile read(String file, String yaml) {
        try {
            PartnerFile settings = READER.readValue(yaml);
            if (settings == null) {
                throw SetupException.at(file, 0, "the file is empty", "name at least its lane and its format", null);
            }
            new PartnerChecks(file, YamlPlaces.of(yaml), settings).run();
            return settings;
        } catch (UnrecognizedPropertyException e) {
            var cure = "use one of " + known(e) + ", or remove it";
            throw SetupException.at(file, lineOf(yaml, e), "there is no property " + path(e), cure, e);
        } catch (ValueInstantiationException e) {
            var said = e.getCause() == null
                    ? e.getOriginalMessage()
                    : String.valueOf(e.getCause().getMessage());
            throw SetupException.at(file, line(e), path(e) + ": " + said, "see docs/channels.md", e);
        } catch (InvalidFormatException e) {
            throw SetupException.at(file, line(e), path(e) + " cannot be '" + e.getValue() + "'", cure(e), e);
        } catch (JsonMappingException e) {
            throw SetupException.at(file, line(e), path(e) + " is of another shape", "see docs/channels.md", e);
        } catch (JsonProcessingException e) {
            throw SetupException.at(file, line(e), e.getOriginalMessage(), "correct the YAML", e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
    }

    /** The parser is already behind a property when it finds that it does not know it. */
    private static int lineOf(String yaml, UnrecognizedPropertyException e) {
        try {
            return YamlPlaces.of(yaml).at(pointer(e));
        } catch (JsonProcessingException further) {
            // What comes behind it is no YAML either.
            return line(e);
        }
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> Objects.requireNonNullElse(step.getFieldName(), ""))
                .collect(Collectors.joining("."));
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String cure(InvalidFormatException e) {
        Class<?> type = e.getTargetType();
        if (type.isEnum()) {
            return "use one of "
                    + Stream.of(type.getFields())
                            .map(field -> field.getAnnotation(JsonProperty.class))
                            .filter(Objects::nonNull)
                            .map(JsonProperty::value)
                            .toList();
        }
        return "it must be a " + type.getSimpleName() + "; see docs/channels.md";
    }
}

package io.serai.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.sourcing.Decision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why an order is fulfilled from where it is, in sentences. */
final class DecisionWords {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DecisionWords() {}

    /** The most important first; none if nothing was decided, or by a rule of a version that is not known any more. */
    static List<String> of(@Nullable JsonNode decision, Locale locale) {
        if (decision == null) {
            return List.of();
        }
        try {
            return MAPPER.treeToValue(decision, Decision.class).explain(locale);
        } catch (JsonProcessingException | RuntimeException e) {
            return List.of();
        }
    }
}

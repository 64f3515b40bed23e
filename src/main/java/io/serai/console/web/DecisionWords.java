package io.serai.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.sourcing.Decision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why an order is fulfilled from where it is, in sentences. */
final class DecisionWords {
    private static final Logger log = LoggerFactory.getLogger(DecisionWords.class);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
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
            log.warn("A kept decision of an older version is not told in words: {}", e.toString());
            return List.of();
        }
    }
}

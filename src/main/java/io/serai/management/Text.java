package io.serai.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.log.Json;

/** What an operation answers: JSON as people read it, because consoles show texts as they are and objects in pieces. */
final class Text {
    private static final ObjectMapper PRETTY = new ObjectMapper();

    private Text() {}

    static String of(Object answer) {
        try {
            return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(Json.tree(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

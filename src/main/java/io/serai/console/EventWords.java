package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * An event as a sentence: what its type means, then the simple facts of its data, as in "Parcel packed · carrier: andes". A type
 * or a fact that has no words yet is shown by its name, so that a new one is never hidden.
 */
final class EventWords {
    private static final int MAX_FACTS = 6;
    private static final int MAX_FACT = 120;

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    EventWords() {
        messages.setBasename("i18n/console");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    String text(String type, JsonNode data, Locale language) {
        var facts = facts(data, language);
        var text = word("event." + type, type, language);
        return facts.isEmpty() ? text : text + " · " + String.join(" · ", facts);
    }

    private List<String> facts(JsonNode data, Locale language) {
        var facts = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            var value = field.getValue();
            if (facts.size() < MAX_FACTS && isShort(value)) {
                facts.add(word("fact." + field.getKey(), field.getKey(), language) + ": "
                        + word("value." + value.asText(), value.asText(), language));
            }
        }
        return facts;
    }

    private static boolean isShort(JsonNode value) {
        return value.isValueNode()
                && !value.isNull()
                && !value.asText().isBlank()
                && value.asText().length() <= MAX_FACT;
    }

    private String word(String key, String otherwise, Locale language) {
        var word = messages.getMessage(key, null, otherwise, language);
        return word == null ? otherwise : word;
    }
}

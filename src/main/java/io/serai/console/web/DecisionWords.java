package io.serai.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.PlaceNames;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Why an order is fulfilled from where it is, in sentences. Reads the sourcing decision as it was stored: either
 * {@code {chosen: {parts}, runnersUp, exact}} or {@code {lines, reasons}} for a backorder. What it does not know it leaves out.
 */
@Component
class DecisionWords {
    /** {@code summary} says what was chosen and why; {@code others} why not another location. */
    public record Decision(String summary, List<String> parts, List<String> others) {}

    private final MessageSource messages;
    private final PlaceNames places;

    DecisionWords(MessageSource messages, PlaceNames places) {
        this.messages = messages;
        this.places = places;
    }

    @Nullable
    Decision of(@Nullable JsonNode decision, Locale locale) {
        if (decision == null) {
            return null;
        }
        var words = new Words(messages, locale, ZoneOffset.UTC);
        var names = places.of(decision.findValuesAsText("location"));
        var parts = decision.path("chosen").path("parts");
        if (!parts.isEmpty()) {
            return new Decision(
                    summary(decision, parts, names, words),
                    parts.size() == 1 ? List.of() : parts(parts, names, words),
                    others(decision.path("runnersUp"), names, words));
        }
        return decision.has("reasons")
                ? new Decision(
                        words.say("decision.backorder", texts(decision.path("lines"))),
                        List.of(),
                        others(decision.path("reasons"), names, words))
                : null;
    }

    private static String summary(JsonNode decision, JsonNode parts, Map<String, String> names, Words words) {
        if (parts.size() > 1) {
            var key = decision.path("exact").asBoolean(true) ? "decision.split" : "decision.split.good";
            return words.say(key, parts.size());
        }
        long distance = parts.path(0).path("millimetres").asLong();
        var name = name(parts.path(0), names);
        return distance == 0
                ? words.say("decision.there", name)
                : words.say("decision.nearest", name, words.kilometres(distance));
    }

    private static List<String> parts(JsonNode parts, Map<String, String> names, Words words) {
        var sentences = new ArrayList<String>();
        for (var part : parts) {
            sentences.add(words.say(
                    "decision.part",
                    name(part, names),
                    words.kilometres(part.path("millimetres").asLong()),
                    pieces(part.path("allocations"))));
        }
        return sentences;
    }

    private static List<String> others(JsonNode others, Map<String, String> names, Words words) {
        var sentences = new ArrayList<String>();
        for (var other : others) {
            var why = other.path("why");
            var code = why.path("code").asText();
            var distance = other.path("millimetres");
            var place = name(other, names) + (distance.isNumber() ? ", " + words.kilometres(distance.asLong()) : "");
            var reason = words.or("decision.reason." + code, code);
            var missing = pieces(why.path("missing"));
            sentences.add(place + ": " + reason + (missing.isEmpty() ? "" : " (" + missing + ")"));
        }
        return sentences;
    }

    private static String pieces(JsonNode pieces) {
        var texts = new ArrayList<String>();
        pieces.forEach(each -> texts.add(
                each.path("quantity").asInt() + " × " + each.path("sku").asText()));
        return String.join(", ", texts);
    }

    private static String texts(JsonNode values) {
        var texts = new ArrayList<String>();
        values.forEach(each -> texts.add(each.asText()));
        return texts.stream().collect(Collectors.joining(", "));
    }

    private static String name(JsonNode part, Map<String, String> names) {
        var id = part.path("location").asText();
        return names.getOrDefault(id, id);
    }
}

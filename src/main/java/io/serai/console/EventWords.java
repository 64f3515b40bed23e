package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * An event as a sentence: what its type means, then the simple facts of its data, as in "Parcel packed · carrier: andes". A type
 * or a fact that has no words yet is shown by its name, so that a new one is never hidden.
 */
final class EventWords {
    private static final int MAX_FACTS = 6;
    private static final int MAX_FACT = 120;
    private static final Set<String> NOT_FOR_PEOPLE = Set.of("at", "note");
    private static final Set<String> PARTS = Set.of("changes", "kept");
    private static final Set<String> DOORS = Set.of("channel", "door");
    /** As {@code Money} is kept in an event. */
    private static final Pattern MONEY = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})");

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

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
            var value = value(field.getKey(), field.getValue(), language);
            if (facts.size() < MAX_FACTS && isForPeople(field.getKey(), value)) {
                facts.add(word("fact." + field.getKey(), field.getKey(), language) + ": " + value);
            }
        }
        return facts;
    }

    /** A value, or a list of values, in words where there are some; what has more structure is for programs. */
    private String value(String name, JsonNode value, Locale language) {
        if (!value.isArray()) {
            return value(name, value.asText(""), language);
        }
        var words = new ArrayList<String>();
        value.forEach(each -> words.add(value(name, each.asText(""), language)));
        return words.contains("") ? "" : String.join(", ", words);
    }

    /** Of a door, as {@code channel:shopify}, people know the partner behind it. Parts of an order have words of their own. */
    private String value(String name, String value, Locale language) {
        if (DOORS.contains(name)) {
            return value.substring(value.indexOf(':') + 1);
        }
        var money = MONEY.matcher(value);
        if (money.matches() && isCurrency(money.group(2))) {
            return Amounts.money(money.group(1), money.group(2), language);
        }
        return word((PARTS.contains(name) ? "hold.asked." : "value.") + value, value, language);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(each -> each.getCurrencyCode().equals(code));
    }

    /** Times are beside the entry already, what a person wrote is shown as it was written, and nobody reads a UUID. */
    private static boolean isForPeople(String name, String value) {
        return !value.isBlank()
                && value.length() <= MAX_FACT
                && !NOT_FOR_PEOPLE.contains(name)
                && !UUID.matcher(value).matches();
    }

    private String word(String key, String otherwise, Locale language) {
        var word = messages.getMessage(key, null, otherwise, language);
        return word == null ? otherwise : word;
    }
}

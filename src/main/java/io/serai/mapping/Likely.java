package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a value of a sample can be that of a field: a name alone deceives. */
final class Likely {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)*");
    private static final Pattern PIECES = Pattern.compile("0*[1-9][0-9]{0,6}([.,]0+)?");
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.,]+.*)?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2,3}");
    private static final Pattern LETTERS = Pattern.compile(".*\\p{L}.*");
    private static final Pattern DIGITS = Pattern.compile("(\\D*[0-9]){6,}.*");
    private static final Pattern EPOCH = Pattern.compile("1[0-9]{12}");
    private static final int LONGEST_CODE = 64;
    private static final Map<Pattern, String> DATES = dates();

    private Likely() {}

    private static Map<Pattern, String> dates() {
        var dates = new LinkedHashMap<Pattern, String>();
        dates.put(Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}:\\d{2}"), "dd/MM/yyyy HH:mm:ss");
        dates.put(Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}"), "dd/MM/yyyy HH:mm");
        dates.put(Pattern.compile("\\d{2}/\\d{2}/\\d{4}"), "dd/MM/yyyy");
        dates.put(Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}"), "d/M/yyyy");
        dates.put(Pattern.compile("\\d{2}[.]\\d{2}[.]\\d{4}"), "dd.MM.yyyy");
        dates.put(Pattern.compile("\\d{2}-\\d{2}-\\d{4}"), "dd-MM-yyyy");
        dates.put(Pattern.compile("\\d{8}"), "yyyyMMdd");
        return dates;
    }

    /** Whether it may be; what is not looked at in the place of this field may be anything. */
    static boolean fits(String field, JsonNode value) {
        if (value.isMissingNode()) {
            return true;
        }
        var text = value.asText().strip();
        var last = field.substring(field.indexOf('.') + 1);
        return switch (last) {
            case "unitPrice", "total", "tax", "shipping", "discount", "fees", "tips", "duties", "amount" ->
                !value.isBoolean() && NUMBER.matcher(text).matches();
            case "quantity" -> PIECES.matcher(text).matches();
            case "placedAt", "revision" -> isTime(text);
            case "currency" -> CURRENCY.matcher(text).matches();
            case "country" ->
                COUNTRY.matcher(text).matches() || LETTERS.matcher(text).matches();
            case "email" -> text.indexOf('@') > 0;
            case "phone" -> DIGITS.matcher(text).matches();
            case "sku", "reference", "id" ->
                !value.isBoolean() && !text.isEmpty() && text.length() <= LONGEST_CODE && text.indexOf('\n') < 0;
            case "name", "city", "title" ->
                value.isTextual() && LETTERS.matcher(text).matches();
            case "street", "street2", "note" -> value.isTextual();
            default -> !value.isBoolean();
        };
    }

    private static boolean isTime(String text) {
        return ISO.matcher(text).matches() || isEpoch(text) || dates(List.of(text)) != null;
    }

    /** Milliseconds since 1970, of a time of this century. */
    static boolean isEpoch(String text) {
        return EPOCH.matcher(text).matches();
    }

    /** The pattern that all of these times are written after; null: ISO 8601, or none that is known. */
    static @Nullable String dates(List<String> told) {
        for (var each : DATES.entrySet()) {
            if (!told.isEmpty()
                    && told.stream()
                            .allMatch(text -> each.getKey().matcher(text).matches())) {
                boolean monthFirst = each.getValue().startsWith("dd/MM")
                        && told.stream().anyMatch(text -> Integer.parseInt(text.substring(3, 5)) > 12);
                return monthFirst ? each.getValue().replace("dd/MM", "MM/dd") : each.getValue();
            }
        }
        return null;
    }
}

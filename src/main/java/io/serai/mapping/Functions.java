package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What mappings have beyond JSLT's own functions, described in {@code docs/channels.md}: nothing in, nothing out. And some of JSLT's own, which
 * mean the same here.
 */
final class Functions {
    private static final int MANY = 100;
    /** How ISO 8601 writes a moment to the second, as a pattern of Java's. */
    private static final String ISO_SECONDS = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static final int MILLIS = 1_000;
    private static final long YEAR_10_000 =
            Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();
    private static final Function FORMAT_TIME = Objects.requireNonNull(BuiltinFunctions.functions.get("format-time"));
    private static final Map<String, String> ALPHA_2 = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(code -> new Locale("", code).getISO3Country(), code -> code));

    /** By their names in the languages of our users, in capitals. */
    private static final Map<String, String> COUNTRIES = names();

    private Functions() {}

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (var language : List.of("en", "es", "pt")) {
            for (var code : Locale.getISOCountries()) {
                var name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language));
                names.putIfAbsent(name.toUpperCase(Locale.ROOT), code);
            }
        }
        return Map.copyOf(names);
    }

    /** @param zone of times without one */
    static List<Function> of(@Nullable ZoneId zone) {
        return List.of(
                new Named("decimal", 1, 2, Arithmetic::decimal),
                new Named("integer", 1, 1, Arithmetic::integer),
                new Named("exact", 1, 1, Arithmetic::exact),
                new Named("add", 1, MANY, arguments -> Arithmetic.fold(arguments, BigDecimal::add)),
                new Named("sub", 2, MANY, arguments -> Arithmetic.fold(arguments, BigDecimal::subtract)),
                new Named("mul", 2, 2, Arithmetic::mul),
                new Named("neg", 1, 1, Arithmetic::neg),
                new Named("sum", 1, 1, Arithmetic::sum),
                new Named("unitPrice", 2, 3, Arithmetic::unitPrice),
                new Named("minor", 2, 2, Arithmetic::minor),
                new Named("millis", 1, 2, arguments -> millis(arguments, zone)),
                new Named("array", 1, 1, Functions::array),
                new Named("first", 1, 1, Functions::first),
                new Named("same", 1, 1, Functions::same),
                new Named("date", 2, 2, Functions::date),
                new Named("country", 1, 1, Functions::country),
                new Named("digits", 1, 1, Functions::digits),
                new Named("encode", 1, 1, Functions::encode),
                new Named("xml", 1, 1, Functions::xml),
                new Named("idoc", 1, 1, Functions::idoc),
                new Named("round", 2, 2, Arithmetic::round),
                new Named("div", 3, 3, Arithmetic::div),
                new Named("refuse", 2, 3, Functions::refuse),
                new Named("string", 1, 1, Functions::string),
                new Named("format-time", 2, 3, Functions::formatTime),
                new Named("test", 2, 2, RegularExpressions::test),
                new Named("capture", 2, 2, RegularExpressions::capture),
                new Named("split", 2, 2, RegularExpressions::split),
                new Named("replace", 3, 3, RegularExpressions::replace));
    }

    private interface Body {
        JsonNode apply(JsonNode[] arguments);
    }

    private record Named(String name, int min, int max, Body body) implements Function {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public int getMinArguments() {
            return min;
        }

        @Override
        public int getMaxArguments() {
            return max;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            return body.apply(arguments);
        }
    }

    /** Refuses the item because of a value, which is told with its place, and beside it what it should have been. */
    private static JsonNode refuse(JsonNode[] arguments) {
        var other = arguments.length == 3 ? arguments[2].asText() : "";
        throw new BadValue(arguments[0].asText(), arguments[1], other);
    }

    /** As JSLT's own, which forgets where the value was and takes its time. */
    private static JsonNode string(JsonNode[] arguments) {
        var value = arguments[0];
        if (value.isTextual()) {
            return value;
        }
        return Traced.text(value.isIntegralNumber() ? value.asText() : value.toString(), value);
    }

    /** As JSLT's own, which makes a formatter for each time, and is asked for all that are not written as nearly all are. */
    private static JsonNode formatTime(JsonNode[] arguments) {
        boolean isUsual = arguments[0].isNumber()
                && arguments[1].isTextual()
                && arguments[1].textValue().equals(ISO_SECONDS)
                && (arguments.length == 2 || arguments[2].asText().equals("UTC"));
        long millis = isUsual ? Math.round(arguments[0].asDouble() * MILLIS) : -1;
        return millis >= 0 && millis < YEAR_10_000
                ? TextNode.valueOf(Instant.ofEpochSecond(millis / MILLIS).toString())
                : FORMAT_TIME.call(NullNode.instance, arguments);
    }

    private static JsonNode millis(JsonNode[] arguments, @Nullable ZoneId zone) {
        if (nothing(arguments[0])) {
            return NullNode.instance;
        }
        try {
            var of = arguments.length == 2 && !nothing(arguments[1]) ? ZoneId.of(arguments[1].asText()) : zone;
            return new Traced.Millis(Times.instant(arguments[0].asText(), of).toEpochMilli(), arguments[0]);
        } catch (DateTimeException e) {
            throw new BadValue(e instanceof Times.Zoneless ? "no-zone" : "not-a-time", arguments[0]);
        }
    }

    /** A time that is written after a pattern of Java's, as ISO 8601; a date is its first moment. */
    private static JsonNode date(JsonNode[] arguments) {
        if (nothing(arguments[0])) {
            return NullNode.instance;
        }
        try {
            // Strictly: the 31st of February is none. There a year is u, because y is one of an era.
            var time = DateTimeFormatter.ofPattern(arguments[1].asText().replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .parseBest(
                            arguments[0].asText().strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Traced.text(time.toString(), arguments[0]);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadValue("not-written-so", arguments[0]);
        }
    }

    private static JsonNode array(JsonNode[] arguments) {
        var value = arguments[0];
        if (value.isArray()) {
            return value;
        }
        var array = Nodes.INSTANCE.arrayNode();
        return nothing(value) ? array : array.add(value);
    }

    private static JsonNode first(JsonNode[] arguments) {
        var value = arguments[0];
        if (!value.isArray()) {
            return value;
        }
        return value.isEmpty() ? NullNode.instance : value.get(0);
    }

    /** What all of them say; the first that says something else is wrong. */
    private static JsonNode same(JsonNode[] arguments) {
        var all = arguments[0];
        for (var each : all) {
            if (!each.asText().equals(all.get(0).asText())) {
                throw new BadValue("rows-disagree", each);
            }
        }
        return all.isEmpty() ? NullNode.instance : all.get(0);
    }

    private static JsonNode digits(JsonNode[] arguments) {
        return nothing(arguments[0])
                ? NullNode.instance
                : Traced.text(arguments[0].asText().replaceAll("[^0-9]", ""), arguments[0]);
    }

    /** The two letters of a country that a partner writes with three; what is neither stays, and the contract refuses it. */
    private static JsonNode country(JsonNode[] arguments) {
        if (nothing(arguments[0])) {
            return NullNode.instance;
        }
        var code = arguments[0].asText().strip().toUpperCase(Locale.ROOT);
        return Traced.text(ALPHA_2.getOrDefault(code, COUNTRIES.getOrDefault(code, code)), arguments[0]);
    }

    static boolean nothing(JsonNode value) {
        return value instanceof NullNode || value instanceof MissingNode;
    }

    /** As a part of a path, or of a query. */
    private static JsonNode encode(JsonNode[] arguments) {
        var value = arguments[0];
        return nothing(value)
                ? NullNode.instance
                : TextNode.valueOf(URLEncoder.encode(value.asText(), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    /** The flat file that segments are, as {@link IdocDecoder} reads them. */
    private static JsonNode idoc(JsonNode[] arguments) {
        return nothing(arguments[0]) ? NullNode.instance : TextNode.valueOf(IdocText.of(arguments[0]));
    }

    /** The document that a tree is, as {@link XmlDecoder} makes trees of documents. */
    private static JsonNode xml(JsonNode[] arguments) {
        return nothing(arguments[0]) ? NullNode.instance : TextNode.valueOf(XmlText.of(arguments[0]));
    }
}

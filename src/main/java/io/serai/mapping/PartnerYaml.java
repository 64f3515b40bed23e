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
import io.serai.kernel.Money;
import io.serai.mapping.Partner.Csv.Trailer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a partner's settings strictly: what it does not know is an error that says what it does know. */
final class PartnerYaml {
    private static final ObjectReader READER = YAMLMapper.builder(new YAMLFactory())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(PartnerFile.class);
    /** Nobody sends files so often that their lateness is of concern before. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private PartnerYaml() {}

    /** @throws SetupException with file, line, property and cure */
    static PartnerFile read(String file, String yaml) {
        try {
            PartnerFile settings = READER.readValue(yaml);
            if (settings == null) {
                throw SetupException.at(file, 0, "the file is empty", "name at least its lane and its format", null);
            }
            check(file, yaml, settings);
            return settings;
        } catch (UnrecognizedPropertyException e) {
            // The parser is already behind it when it finds that it does not know it.
            int line = lineOf(yaml, e.getPropertyName());
            var cure = "use one of " + known(e) + ", or remove it";
            throw SetupException.at(file, line > 0 ? line : line(e), "there is no property " + path(e), cure, e);
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

    private static void check(String file, String yaml, PartnerFile settings) {
        require(file, yaml, "lane", settings.lane() != null, "name it: orders, stock, warehouse, tracking or payments");
        require(file, yaml, "format", settings.format() != null, "name it: json, xml, csv, x12, edifact or idoc");
        require(file, yaml, "currency", known(settings.currency()), "use a code of ISO 4217, such as ARS");
        var country = settings.country();
        require(
                file,
                yaml,
                "country",
                country == null || COUNTRIES.contains(country),
                "use a code of ISO 3166-1 alpha-2, such as AR");
        require(file, yaml, "dedupe", isWindow(settings.dedupe()), "use an ISO 8601 duration such as P7D, or none");
        require(file, yaml, "rounding", settings.rounding() >= 0, "use minor units, 0 or more");
        var units = settings.units();
        require(
                file,
                yaml,
                "units",
                units == null || units.values().stream().allMatch(PartnerYaml::isPositive),
                "write how many pieces one of each is, 1 or more: CA: 12");
        csv(file, yaml, settings);
        require(
                file,
                yaml,
                "totals",
                settings.totals() == null || isSound(settings.totals(), settings),
                "it is for XML with items: name items, or sum and of, as /Batch/Trailer/Count or /Batch/Trailer/@count");
        back(file, yaml, settings.back());
        holds(file, yaml, settings);
        var expect = settings.expect();
        require(
                file,
                yaml,
                "expect",
                expect == null || isSound(expect),
                "say how often a file comes, as ISO 8601 durations: every: P1D, and grace: PT2H if it may be late by more than an hour");
        var answer = settings.signature() == null ? null : settings.signature().answer();
        require(
                file,
                yaml,
                "answer",
                answer == null || (answer >= 200 && answer < 300 && answer != 204),
                "use a status of 200 to 299 that has a body");
        var items = settings.items();
        require(
                file,
                yaml,
                "items",
                items == null || items.startsWith("/") || (items.isEmpty() && settings.format() == Partner.Format.JSON),
                "write it as /orders or /POSLog/Transaction, or as \"\" for a JSON array that is the whole message");
    }

    private static void back(String file, String yaml, PartnerFile.@Nullable BackPart back) {
        if (back != null) {
            require(file, yaml, "skus", isPositive(back.skus()), "use a number of SKUs, 1 or more");
            require(
                    file,
                    yaml,
                    "asIs",
                    back.asIs() == null || Outbound.PLAIN.containsAll(back.asIs()),
                    "name what it is told as we write it: acceptance, fulfilment, cancellation, refund");
            require(
                    file,
                    yaml,
                    "queue",
                    back.queue() == null
                            || Partner.Back.QUEUE.matcher(back.queue()).matches(),
                    "name a queue of the partner's, with letters, digits, dots and dashes, such as serai.told.feria");
        }
    }

    private static boolean isPositive(@Nullable Integer number) {
        return number == null || number > 0;
    }

    /** Each is on a line of its own, or begins there. */
    private static void holds(String file, String yaml, PartnerFile settings) {
        var holds = settings.holds();
        for (int i = 0; holds != null && i < holds.size(); i++) {
            var rule = holds.get(i);
            int line = lineOfHold(yaml, i);
            hold(file, line, settings.lane() == Lane.ORDERS, "it is for the lane orders");
            hold(file, line, rule.hold() != null, "say what for: hold: fraud, payment, address, stock or person");
            hold(file, line, rule.hasCondition(), "give it a condition: above, countries, mailDomains or firstOrder");
            var above = rule.above();
            hold(file, line, above == null || above.signum() >= 0, "above is an amount in major units, 0 or more");
            hold(file, line, COUNTRIES.containsAll(rule.countries()), "use codes of ISO 3166-1 alpha-2, such as AR");
            boolean domains =
                    rule.mailDomains().stream().allMatch(domain -> domain.matches("[A-Za-z0-9.-]+[.][A-Za-z]+"));
            hold(file, line, domains, "write a domain as example.com, without the at sign");
        }
    }

    private static void hold(String file, int line, boolean ok, String cure) {
        if (!ok) {
            throw SetupException.at(file, line, "a rule of holds is missing something or wrong", cure, null);
        }
    }

    private static int lineOfHold(String yaml, int no) {
        int begin = lineOf(yaml, "holds");
        var lines = yaml.lines().toList();
        int seen = -1;
        for (int i = Math.max(0, begin); i < lines.size(); i++) {
            seen += lines.get(i).strip().startsWith("-") ? 1 : 0;
            if (seen == no) {
                return i + 1;
            }
        }
        return begin;
    }

    private static void csv(String file, String yaml, PartnerFile settings) {
        var csv = settings.csv();
        if (csv != null) {
            var separator = csv.separator();
            require(
                    file,
                    yaml,
                    "separator",
                    separator == null
                            || separator.length() == 1
                            || Set.of("tab", "auto").contains(separator),
                    "use one character, tab or auto");
            require(
                    file,
                    yaml,
                    "charset",
                    isCharset(csv.charset()),
                    "use a name such as UTF-8 or windows-1252, or auto");
            require(
                    file,
                    yaml,
                    "decimal",
                    csv.decimal() == null || csv.decimal().matches("[.,]"),
                    "use \".\" or \",\"");
            require(file, yaml, "dates", isPattern(csv.dates()), "use a pattern such as dd/MM/yyyy HH:mm");
            require(
                    file,
                    yaml,
                    "trailer",
                    csv.trailer() == null || isSound(csv.trailer(), csv.header()),
                    "name its mark, and one of the columns rows, orders and sum; the file needs a header");
        }
        var columns = settings.columns();
        if (columns == null) {
            return;
        }
        require(
                file,
                yaml,
                "columns",
                settings.format() == Partner.Format.CSV && settings.lane() == Lane.ORDERS,
                "it is for format: csv in the lane orders");
        for (var name : columns.keySet()) {
            require(file, yaml, name, ColumnFields.known().contains(name), "use one of " + ColumnFields.known());
        }
        for (var name : ColumnFields.needed()) {
            require(file, yaml, "columns", columns.containsKey(name), "name the column of " + name);
        }
    }

    private static boolean isSound(Trailer trailer, @Nullable Boolean header) {
        return trailer.mark() != null
                && !trailer.mark().isBlank()
                && !Boolean.FALSE.equals(header)
                && (trailer.rows() != null || trailer.orders() != null || trailer.sum() != null);
    }

    private static boolean isSound(PartnerFile.ExpectPart expect) {
        return expect.every() != null
                && expect.every().compareTo(SHORTEST) >= 0
                && (expect.grace() == null || !expect.grace().isNegative());
    }

    /** Of a sum it is said what it is the sum of. */
    private static boolean isSound(Partner.Totals totals, PartnerFile settings) {
        var paths = Stream.of(totals.items(), totals.sum(), totals.of())
                .filter(Objects::nonNull)
                .toList();
        return settings.format() == Partner.Format.XML
                && settings.items() != null
                && !paths.isEmpty()
                && (totals.sum() == null) == (totals.of() == null)
                && paths.stream().distinct().count() == paths.size()
                && paths.stream().allMatch(path -> path.matches("(/[^/@\\s]+)+(/@[^/@\\s]+)?"));
    }

    private static boolean isCharset(@Nullable String name) {
        try {
            return name == null || name.equals(PartnerFile.FOUND) || Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static boolean isPattern(@Nullable String dates) {
        try {
            return dates == null
                    || !DateTimeFormatter.ofPattern(dates, Locale.ROOT)
                            .toString()
                            .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(String file, String yaml, String property, boolean ok, String cure) {
        if (!ok) {
            throw SetupException.at(file, lineOf(yaml, property), property + " is missing or wrong", cure, null);
        }
    }

    private static boolean known(@Nullable String currency) {
        try {
            return currency == null || Money.currency(currency) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isWindow(@Nullable String dedupe) {
        try {
            return dedupe == null
                    || dedupe.equals("none")
                    || !Duration.parse(dedupe).isNegative();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int lineOf(String yaml, String property) {
        var lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(property + ":")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
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

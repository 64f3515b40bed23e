package io.serai.mapping;

import io.serai.kernel.Money;
import io.serai.yaml.YamlPlaces;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a partner's settings can be meant as they are written: the first that cannot is an error with its line and its cure. */
final class PartnerChecks {
    /** Nobody sends files so often that their lateness is of concern before. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** A channel is told of them one by one: each is a number of its own. */
    private static final int MOST_LOCATIONS = 100;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final String file;
    private final YamlPlaces places;
    private final PartnerFile settings;

    PartnerChecks(String file, YamlPlaces places, PartnerFile settings) {
        this.file = file;
        this.places = places;
        this.settings = settings;
    }

    /** @throws SetupException with file, line, property and cure */
    void run() {
        require("/lane", settings.lane() != null, "name it: orders, stock, warehouse, tracking or payments");
        require("/format", settings.format() != null, "name it: json, xml, csv, x12, edifact or idoc");
        require("/currency", isCurrency(settings.currency()), "use a code of ISO 4217, such as ARS");
        var country = settings.country();
        require(
                "/country",
                country == null || COUNTRIES.contains(country),
                "use a code of ISO 3166-1 alpha-2, such as AR");
        require("/dedupe", isWindow(settings.dedupe()), "use an ISO 8601 duration such as P7D, or none");
        require("/rounding", settings.rounding() >= 0, "use minor units, 0 or more");
        var units = settings.units();
        require(
                "/units",
                units == null || units.values().stream().allMatch(PartnerChecks::isPositive),
                "write how many pieces one of each is, 1 or more: CA: 12");
        csv(settings.csv());
        columns();
        require(
                "/totals",
                settings.totals() == null || isSound(settings.totals()),
                "it is for XML with items: name items, or sum and of, as /Batch/Trailer/Count or /Batch/Trailer/@count");
        back(settings.back());
        holds();
        var expect = settings.expect();
        require(
                "/expect",
                expect == null || isSound(expect),
                "say how often a file comes, as ISO 8601 durations: every: P1D, and grace: PT2H if it may be late by more than an hour");
        var answer = settings.signature() == null ? null : settings.signature().answer();
        require(
                "/signature/answer",
                answer == null || (answer >= 200 && answer < 300 && answer != 204),
                "use a status of 200 to 299 that has a body");
        var items = settings.items();
        require(
                "/items",
                items == null || items.startsWith("/") || (items.isEmpty() && settings.format() == Partner.Format.JSON),
                "write it as /orders or /POSLog/Transaction, or as \"\" for a JSON array that is the whole message");
    }

    private void require(String pointer, boolean ok, String cure) {
        require(pointer, pointer.substring(pointer.lastIndexOf('/') + 1), ok, cure);
    }

    private void require(String pointer, String property, boolean ok, String cure) {
        if (!ok) {
            throw SetupException.at(file, places.at(pointer), property + " is missing or wrong", cure, null);
        }
    }

    private void csv(PartnerFile.@Nullable CsvPart csv) {
        if (csv == null) {
            return;
        }
        var separator = csv.separator();
        require(
                "/csv/separator",
                separator == null
                        || separator.length() == 1
                        || Set.of("tab", "auto").contains(separator),
                "use one character, tab or auto");
        require("/csv/charset", isCharset(csv.charset()), "use a name such as UTF-8 or windows-1252, or auto");
        require("/csv/decimal", csv.decimal() == null || csv.decimal().matches("[.,]"), "use \".\" or \",\"");
        require("/csv/dates", isPattern(csv.dates()), "use a pattern such as dd/MM/yyyy HH:mm");
        require(
                "/csv/trailer",
                csv.trailer() == null || isSound(csv.trailer(), csv.header()),
                "name its mark, and one of the columns rows, orders and sum; the file needs a header");
    }

    private void columns() {
        var columns = settings.columns();
        if (columns == null) {
            return;
        }
        require(
                "/columns",
                settings.format() == Partner.Format.CSV && settings.lane() == Lane.ORDERS,
                "it is for format: csv in the lane orders");
        for (var name : columns.keySet()) {
            require(
                    "/columns/" + name,
                    name,
                    ColumnFields.known().contains(name),
                    "use one of " + ColumnFields.known());
        }
        for (var name : ColumnFields.needed()) {
            require("/columns", columns.containsKey(name), "name the column of " + name);
        }
    }

    private void back(PartnerFile.@Nullable BackPart back) {
        if (back == null) {
            return;
        }
        require("/back/skus", isPositive(back.skus()), "use a number of SKUs, 1 or more");
        require(
                "/back/asIs",
                back.asIs() == null || Outbound.PLAIN.containsAll(back.asIs()),
                "name what it is told as we write it: acceptance, fulfilment, cancellation, refund");
        require(
                "/back/queue",
                back.queue() == null || Partner.Back.QUEUE.matcher(back.queue()).matches(),
                "name a queue of the partner's, with letters, digits, dots and dashes, such as serai.told.feria");
        require(
                "/back/locations",
                back.locations() == null || isSound(back.locations()),
                "say which of ours stand for each of at most " + MOST_LOCATIONS
                        + " of the channel's, each of ours once: \"655441491\": [CD-PACHECO, store]; ours are codes, types and countries");
    }

    private static boolean isSound(Map<String, List<String>> locations) {
        var ours = locations.values().stream()
                .flatMap(each -> each == null ? Stream.of("") : each.stream())
                .toList();
        return locations.size() <= MOST_LOCATIONS
                && locations.entrySet().stream()
                        .noneMatch(each -> each.getKey().isBlank()
                                || each.getValue() == null
                                || each.getValue().isEmpty())
                && ours.stream().noneMatch(name -> name == null || name.isBlank())
                && ours.stream().distinct().count() == ours.size();
    }

    private void holds() {
        var holds = settings.holds();
        for (int i = 0; holds != null && i < holds.size(); i++) {
            hold(holds.get(i), places.at("/holds/" + i));
        }
    }

    private void hold(HoldRule rule, int line) {
        requireOfHold(line, settings.lane() == Lane.ORDERS, "it is for the lane orders");
        requireOfHold(line, rule.hold() != null, "say what for: hold: fraud, payment, address, stock or person");
        requireOfHold(line, rule.hasCondition(), "give it a condition: above, countries, mailDomains or firstOrder");
        var above = rule.above();
        requireOfHold(line, above == null || above.signum() >= 0, "above is an amount in major units, 0 or more");
        requireOfHold(line, COUNTRIES.containsAll(rule.countries()), "use codes of ISO 3166-1 alpha-2, such as AR");
        boolean domains = rule.mailDomains().stream().allMatch(domain -> domain.matches("[A-Za-z0-9.-]+[.][A-Za-z]+"));
        requireOfHold(line, domains, "write a domain as example.com, without the at sign");
    }

    private void requireOfHold(int line, boolean ok, String cure) {
        if (!ok) {
            throw SetupException.at(file, line, "a rule of holds is missing something or wrong", cure, null);
        }
    }

    private static boolean isPositive(@Nullable Integer number) {
        return number == null || number > 0;
    }

    private static boolean isSound(CsvDialect.Trailer trailer, @Nullable Boolean header) {
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
    private boolean isSound(Partner.Totals totals) {
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

    private static boolean isCurrency(@Nullable String currency) {
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
}

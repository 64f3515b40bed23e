package io.serai.sourcing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Postal codes of Argentina: four digits as of old, or the CPA of 1999 (the letter of the province in ISO 3166-2, the four digits,
 * three letters for the block). Other countries' codes are not known.
 */
final class Postcodes {
    static final String COUNTRY = "AR";
    private static final Pattern CODE = Pattern.compile("([A-HJ-NP-Z])?(\\d{4})([A-Z]{3})?");

    private final List<Range> ranges;

    private Postcodes(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Codes from–to of the province of that letter; {@code town} is empty if only the province is known, and roughly so. */
    record Range(int from, int to, String letter, String town) {
        static Range of(String line) {
            var field = line.split("\t");
            var bounds = field[0].split("-");
            return new Range(
                    Integer.parseInt(bounds[0]),
                    Integer.parseInt(bounds[bounds.length - 1]),
                    field[1],
                    field.length > 2 ? field[2] : "");
        }
    }

    /** What a code tells; {@code sure} if it names its province itself. */
    record Hint(String letter, boolean sure, String town) {}

    static Postcodes load() {
        var text = new String(PlaceTable.bytes("postcodes-ar.tsv"), StandardCharsets.UTF_8);
        return new Postcodes(text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Range::of)
                .toList());
    }

    Optional<Hint> read(String country, String postcode) {
        var code = CODE.matcher(Names.fold(postcode).replace(" ", "").toUpperCase(Locale.ROOT));
        if (!country.equals(COUNTRY) || !code.matches()) {
            return Optional.empty();
        }
        var letter = Optional.ofNullable(code.group(1));
        var range = find(Integer.parseInt(code.group(2)));
        var same = range.filter(found -> letter.isEmpty() || letter.get().equals(found.letter()));
        return letter.or(() -> range.map(Range::letter))
                .map(known -> new Hint(
                        known, letter.isPresent(), same.map(Range::town).orElse("")));
    }

    private Optional<Range> find(int code) {
        return ranges.stream()
                .filter(range -> range.from() <= code && code <= range.to())
                .findFirst();
    }

    List<Range> all() {
        return ranges;
    }
}

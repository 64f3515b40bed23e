package io.serai.shipping;

import io.serai.contract.Address;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as CSV (RFC 4180, UTF-8 without a mark, CRLF): a row for each line of each parcel, or one for a parcel without lines.
 * A value that a spreadsheet would take for a formula has an apostrophe in front; a number or a telephone number stays as it is.
 */
public final class ManifestCsv {
    /** The order is a promise to the carriers: new columns go to the end. */
    private static final List<String> HEADER = List.of(
            "carrier",
            "manifest",
            "closed_at",
            "sscc",
            "order_number",
            "order_reference",
            "channel",
            "grams",
            "from_code",
            "from_name",
            "from_street",
            "from_city",
            "from_province",
            "from_postcode",
            "from_country",
            "to_name",
            "to_company",
            "to_street",
            "to_city",
            "to_province",
            "to_postcode",
            "to_country",
            "to_phone",
            "sku",
            "gtin",
            "title",
            "quantity");

    /** What begins like one (OWASP, CSV injection), but for a sign with nothing behind it that computes. */
    private static final Pattern FORMULA = Pattern.compile("^(?:[=@\\t\\r\\n]|[+-](?![0-9 ().-]*$))");

    private ManifestCsv() {}

    public static byte[] write(ManifestDocument manifest) {
        var text = new StringBuilder();
        append(text, HEADER);
        for (var parcel : manifest.parcels()) {
            var common = common(manifest, parcel);
            if (parcel.lines().isEmpty()) {
                append(text, joined(common, List.of("", "", "", "")));
            }
            for (var line : parcel.lines()) {
                append(text, joined(common, line(line)));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> common(ManifestDocument manifest, ManifestDocument.Parcel parcel) {
        var from = parcel.shipFrom();
        var to = parcel.shipTo();
        var row = new ArrayList<>(List.of(
                manifest.carrier(),
                Long.toString(manifest.number()),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        manifest.closedAt().atZone(manifest.zone())),
                parcel.sscc().value(),
                parcel.orderNumber(),
                parcel.orderReference(),
                parcel.channel(),
                Integer.toString(parcel.grams()),
                from.code().value(),
                from.name()));
        row.addAll(place(from.address()));
        row.addAll(List.of(orEmpty(to.name()), orEmpty(to.company())));
        row.addAll(place(to));
        row.add(orEmpty(to.phone()));
        return row;
    }

    private static List<String> place(Address address) {
        return List.of(
                String.join(", ", address.street()),
                orEmpty(address.city()),
                orEmpty(address.province()),
                orEmpty(address.postcode()),
                address.country());
    }

    private static List<String> line(ManifestDocument.Line line) {
        return List.of(line.sku().value(), orEmpty(line.gtin()), line.title(), Integer.toString(line.quantity()));
    }

    private static List<String> joined(List<String> common, List<String> rest) {
        var row = new ArrayList<>(common);
        row.addAll(rest);
        return row;
    }

    private static void append(StringBuilder text, List<String> row) {
        text.append(row.stream().map(ManifestCsv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String text) {
        var value = FORMULA.matcher(text).find() ? "'" + text : text;
        var plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}

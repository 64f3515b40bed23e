package io.serai.shipping;

import io.serai.contract.Address;
import io.serai.edi.X12Text;
import io.serai.edi.X12Writer;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the levels (HL) of an 856, each with what is told at it, and counts them. Lengths are those of the standard's elements. */
final class DespatchLevels {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");
    private static final String MUTUALLY_DEFINED = "ZZ";
    private static final String ASSIGNED_BY_SHIPPER = "92";
    private static final String SSCC_IDENTIFIER = "00";
    private static final int NAME = 60;
    private static final int STREET = 55;
    private static final int STREET_LINES = 4;
    private static final int CITY = 30;
    private static final int REFERENCE = 30;
    private static final int ORDER_NUMBER = 22;
    private static final int PRODUCT = 48;
    private static final int TITLE = 80;
    private static final int PHONE = 80;
    private static final int POSTCODE = 15;
    private static final int PROVINCE_CODE = 2;

    private final X12Writer writer;
    private int count;

    DespatchLevels(X12Writer writer) {
        this.writer = writer;
    }

    int count() {
        return count;
    }

    int shipment(ManifestDocument manifest, List<ManifestDocument.Parcel> parcels) {
        var level = level(null, "S", true);
        var grams = parcels.stream().mapToLong(ManifestDocument.Parcel::grams).sum();
        var closed = manifest.closedAt().atZone(manifest.zone());
        var from = parcels.get(0).shipFrom();
        writer.segment("TD1", "CTN", Integer.toString(parcels.size()), null, null, null, "G", kilograms(grams), "KG")
                .segment(
                        "TD5",
                        "B",
                        MUTUALLY_DEFINED,
                        X12Text.clean(manifest.carrier(), NAME).toUpperCase(Locale.ROOT))
                .segment("REF", "MA", X12Text.clean(manifest.name(), REFERENCE))
                .segment("DTM", "011", DAY.format(closed), MINUTE.format(closed))
                .segment(
                        "N1",
                        "SF",
                        X12Text.clean(from.name(), NAME),
                        ASSIGNED_BY_SHIPPER,
                        from.code().value());
        place(from.address());
        return level;
    }

    int order(int shipment, ManifestDocument.Parcel first) {
        var level = level(shipment, "O", true);
        var to = first.shipTo();
        writer.segment("PRF", X12Text.clean(first.orderNumber(), ORDER_NUMBER))
                .segment("REF", "VN", X12Text.clean(first.orderNumber(), REFERENCE))
                .segment("REF", "CO", X12Text.clean(first.orderReference(), REFERENCE))
                .segment("REF", MUTUALLY_DEFINED, X12Text.clean(first.channel(), REFERENCE))
                .segment("N1", "ST", X12Text.clean(addressee(to), NAME));
        if (to.name() != null && fitted(to.company(), 1, NAME) != null) {
            writer.segment("N2", fitted(to.company(), 1, NAME));
        }
        place(to);
        var phone = fitted(to.phone(), 1, PHONE);
        if (phone != null) {
            writer.segment("PER", "CN", X12Text.clean(addressee(to), NAME), "TE", phone);
        }
        return level;
    }

    int parcel(int order, ManifestDocument.Parcel parcel) {
        var level = level(order, "P", !parcel.lines().isEmpty());
        writer.segment("MEA", "PD", "G", kilograms(parcel.grams()), "KG")
                .segment("MAN", "GM", SSCC_IDENTIFIER + parcel.sscc());
        return level;
    }

    void item(int parcel, ManifestDocument.Line line) {
        level(parcel, "I", false);
        var gtin = line.gtin();
        var qualifier = gtin == null ? null : gtinQualifier(gtin);
        writer.segment(
                        "LIN",
                        null,
                        "SK",
                        X12Text.clean(line.sku().value(), PRODUCT),
                        qualifier,
                        qualifier == null ? null : gtin)
                .segment("SN1", null, Integer.toString(line.quantity()), "EA")
                .segment("PID", "F", null, null, null, X12Text.clean(line.title(), TITLE));
    }

    private int level(@Nullable Integer parent, String code, boolean hasChildren) {
        count++;
        writer.segment(
                "HL",
                Integer.toString(count),
                parent == null ? null : parent.toString(),
                code,
                hasChildren ? "1" : "0");
        return count;
    }

    /** A province whose name is longer than its code may be stands in N406, as a location of the kind state/province. */
    private void place(Address address) {
        street(address);
        var province = fitted(address.province(), 1, CITY);
        var coded = province != null && province.length() <= PROVINCE_CODE;
        var named = province != null && !coded;
        writer.segment(
                "N4",
                fitted(address.city(), 2, CITY),
                coded ? province : null,
                fitted(address.postcode(), 3, POSTCODE),
                address.country(),
                named ? "SP" : null,
                named ? province : null);
    }

    private void street(Address address) {
        var lines = address.street().stream()
                .map(line -> X12Text.clean(line, STREET))
                .filter(line -> !line.isEmpty())
                .limit(STREET_LINES)
                .toList();
        for (var i = 0; i < lines.size(); i += 2) {
            writer.segment("N3", lines.get(i), i + 1 < lines.size() ? lines.get(i + 1) : null);
        }
    }

    /** Null if nothing long enough is left of it. */
    private static @Nullable String fitted(@Nullable String text, int shortest, int longest) {
        var clean = text == null ? "" : X12Text.clean(text, longest);
        return clean.length() < shortest || clean.isEmpty() ? null : clean;
    }

    private static String addressee(Address address) {
        if (address.name() != null) {
            return address.name();
        }
        return address.company() != null ? address.company() : "-";
    }

    private static String kilograms(long grams) {
        return BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString();
    }

    private static @Nullable String gtinQualifier(String gtin) {
        if (!gtin.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return switch (gtin.length()) {
            case 12 -> "UP";
            case 13 -> "EN";
            case 14 -> "UK";
            default -> null;
        };
    }
}

package io.serai.edi;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes 214s as a carrier would, a set for each status: for the carrier that stands in, tests and benchmarks. */
public final class ShipmentStatusWriter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HHmmss");
    private static final int LONGEST_CITY = 30;
    private static final int LONGEST_PROVINCE = 2;
    private static final int LONGEST_REMARK = 30;

    private final EdiSchemas schemas;

    public ShipmentStatusWriter(EdiSchemas schemas) {
        this.schemas = schemas;
    }

    /** @param at the time of the interchange */
    public byte[] write(X12Envelope envelope, LocalDateTime at, List<ShipmentStatus> statuses) {
        var writer = new X12Writer(schemas, envelope, "QM", at);
        statuses.forEach(status -> write(writer, status));
        return writer.toByteArray();
    }

    private static void write(X12Writer writer, ShipmentStatus status) {
        writer.startSet("214")
                .segment("B10", status.sscc(), status.shipment(), status.carrier())
                .segment("LX", "1")
                .segment(
                        "AT7",
                        status.code(),
                        status.reason(),
                        null,
                        null,
                        DAY.format(status.at()),
                        SECOND.format(status.at()),
                        "LT");
        place(writer, status);
        writer.segment("MAN", "GM", "00" + status.sscc());
        var signedBy = status.signedBy();
        if (signedBy != null) {
            writer.segment("K1", "SIGNED BY", X12Text.clean(signedBy, LONGEST_REMARK));
        }
        writer.endSet();
    }

    private static void place(X12Writer writer, ShipmentStatus status) {
        var city = status.city();
        if (city != null && X12Text.clean(city).length() > 1) {
            writer.segment("MS1", X12Text.clean(city, LONGEST_CITY), province(status.province()), status.country());
        }
    }

    private static @Nullable String province(@Nullable String province) {
        return province == null || province.length() > LONGEST_PROVINCE ? null : province;
    }
}

package io.serai.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShipmentStatusWriterTest {
    private static final LocalDateTime AT = LocalDateTime.parse("2026-03-01T12:15:30");
    private static final X12Envelope ENVELOPE =
            new X12Envelope(new X12Party("ZZ", "ANDES"), new X12Party("ZZ", "SERAI"), 42, 42, X12Envelope.Usage.TEST);

    @Test
    void what_a_carrier_tells_is_written_as_it_always_was() {
        var statuses = List.of(
                new ShipmentStatus(
                        "077900010000000019", "1001", "ANDE", "D1", "NS", AT, "Córdoba", "X", "AR", "Inés Peña"),
                ShipmentStatus.normal("077900010000000026", "1002", "ANDE", "X6", AT, "Rosario", "Santa Fe"));
        var bytes = new ShipmentStatusWriter(Samples.SCHEMAS).write(ENVELOPE, AT.plusHours(6), statuses);

        assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(Samples.golden("214.x12"));
        assertThat(Samples.READER.read(bytes).allProblems()).isEmpty();
        assertThat(Samples.READER.read(bytes).sets()).hasSize(2);
    }
}

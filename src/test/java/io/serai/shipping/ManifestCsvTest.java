package io.serai.shipping;

import static io.serai.shipping.ManifestFixture.golden;
import static io.serai.shipping.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestCsvTest {

    @Test
    void a_manifest_is_written_as_it_always_was() {
        var text = new String(ManifestCsv.write(manifest()), StandardCharsets.UTF_8);

        assertThat(text.replace("\r\n", "\n")).isEqualTo(golden("/shipping/manifest.csv"));
        assertThat(text.lines().count()).isEqualTo(text.split("\r\n").length);
    }

    @Test
    void a_parcel_without_lines_has_its_row() {
        var full = manifest().parcels().get(0);
        var empty = new ManifestDocument.Parcel(
                full.sscc(), "1", "1", "tienda", full.shipFrom(), full.shipTo(), 1, List.of());
        var manifest = new ManifestDocument(
                "andes", 1, manifest().closedAt(), manifest().zone(), List.of(empty));

        assertThat(new String(ManifestCsv.write(manifest), StandardCharsets.UTF_8))
                .contains(full.sscc() + ",1,1,tienda");
    }
}

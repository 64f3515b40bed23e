package io.serai.shipping;

import static io.serai.shipping.ManifestFixture.golden;
import static io.serai.shipping.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+cmd|' /C calc'!A0",
                "-1+x",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "=HYPERLINK(\"http://x\")"
            })
    void a_text_that_a_spreadsheet_would_compute_has_an_apostrophe_in_front(String text) {
        var quoted = "'" + text.replace("\"", "\"\"");

        assertThat(of(text)).contains(quoted).doesNotContain("," + text).doesNotContain(",\"" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5493515550123", "+54 (351) 555-0123", "-1", "Ana = Eva", "a@b"})
    void a_telephone_number_and_other_texts_stay_as_they_are(String text) {
        assertThat(of(text)).contains("," + text + ",");
    }

    private static String of(String reference) {
        var full = manifest().parcels().get(0);
        var parcel = new ManifestDocument.Parcel(
                full.sscc(), "1", reference, "tienda", full.shipFrom(), full.shipTo(), 1, List.of());
        var manifest = new ManifestDocument(
                "andes", 1, manifest().closedAt(), manifest().zone(), List.of(parcel));
        return new String(ManifestCsv.write(manifest), StandardCharsets.UTF_8);
    }
}

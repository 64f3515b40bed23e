package io.serai.shipping;

import static io.serai.shipping.ManifestFixture.golden;
import static io.serai.shipping.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.edi.EdiSchemas;
import io.serai.edi.X12Envelope;
import io.serai.edi.X12Party;
import io.serai.edi.X12Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DespatchAdviceTest {
    private static final EdiSchemas SCHEMAS = EdiSchemas.standard();
    private static final X12Reader READER = new X12Reader(SCHEMAS);
    private static final X12Envelope ENVELOPE =
            new X12Envelope(new X12Party("ZZ", "SERAI"), new X12Party("ZZ", "ANDES"), 12, 12, X12Envelope.Usage.TEST);

    @Example
    void a_manifest_is_written_as_it_always_was() {
        assertThat(new String(write(manifest()), StandardCharsets.US_ASCII))
                .isEqualTo(golden("/shipping/manifest.x12"));
    }

    @Example
    void our_own_reader_finds_nothing_wrong_and_every_parcel() {
        var document = READER.read(write(manifest()));
        var set = document.sets().findFirst().orElseThrow();

        assertThat(document.allProblems()).isEmpty();
        assertThat(set.tree().findValues("MAN").stream()
                        .map(mark -> mark.at("/0/02").asText()))
                .containsExactlyInAnyOrderElementsOf(manifest().parcels().stream()
                        .map(parcel -> "00" + parcel.sscc())
                        .toList());
        assertThat(set.tree().at("/HLLoop/0/HLLoop/0/HLLoop")).hasSize(2);
    }

    @Property(tries = 200)
    void no_text_of_a_customer_breaks_it(@ForAll String text) {
        var full = manifest().parcels().get(0);
        var to = ManifestFixture.address(text, List.of(text, text, text), text, text, text, text);
        var line = new ManifestDocument.Line(full.lines().get(0).sku(), text, text, 1);
        var parcel = new ManifestDocument.Parcel(
                full.sscc(), "1" + text, "1" + text, "tienda", full.shipFrom(), to, 0, List.of(line));
        var bytes = write(new ManifestDocument(
                "andes", 7, manifest().closedAt(), manifest().zone(), List.of(parcel)));

        assertThat(READER.read(bytes).allProblems()).isEmpty();
    }

    private static byte[] write(ManifestDocument manifest) {
        return new DespatchAdvice(SCHEMAS).write(manifest, ENVELOPE);
    }
}

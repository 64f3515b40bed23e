package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A person who looks at a file sees how it is written. */
class WritingTest {
    private static final String ROWS = "Pedido;Año\r\n1;2026\r\n";
    private static final Partner FOUND =
            PartnerFile.ofSample(Partner.Format.CSV, "csv: {separator: auto, charset: auto}");

    @Test
    void what_is_found_in_a_file_is_told() {
        var old = ROWS.getBytes(Charset.forName("windows-1252"));

        assertThat(Writing.of(FOUND, old)).contains(new Writing("windows-1252", false, ";"));
        assertThat(Writing.text(FOUND, old)).contains(ROWS);
        assertThat(Writing.of(FOUND, "a\tb\n".getBytes(StandardCharsets.UTF_8)))
                .contains(new Writing("UTF-8", false, "tab"));
    }

    @Test
    void a_byte_order_mark_is_told_and_wins_over_the_settings() {
        var told = PartnerFile.ofSample(Partner.Format.CSV, "csv: {separator: ';', charset: windows-1252}");

        assertThat(Writing.of(told, ("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_8)))
                .contains(new Writing("UTF-8", true, ";"));
        assertThat(Writing.of(told, ("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_16LE)))
                .contains(new Writing("UTF-16LE", true, ";"));
        assertThat(Writing.text(told, ("\uFEFF" + ROWS).getBytes(StandardCharsets.UTF_8)))
                .contains(ROWS);
    }

    @Test
    void what_is_no_text_has_no_separator() {
        var bytes = new byte[] {'a', ';', 0, 'b', '\n', 'c'};

        assertThat(Writing.of(FOUND, bytes).orElseThrow().separator()).isNull();
        assertThat(Writing.text(FOUND, bytes)).isEmpty();
    }

    @Test
    void only_rows_have_a_separator() {
        var json = PartnerFile.ofSample(Partner.Format.JSON);

        assertThat(Writing.of(json, "{}".getBytes(StandardCharsets.UTF_8))).contains(new Writing("UTF-8", false, null));
    }

    @Test
    void characters_that_nobody_knows_are_not_told() {
        var xml = PartnerFile.ofSample(Partner.Format.XML);

        assertThat(Writing.of(xml, "<?xml version=\"1.0\" encoding=\"utf8x\"?><a/>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}

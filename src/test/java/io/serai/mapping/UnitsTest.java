package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a business customer orders in, and how many of our pieces that is. */
class UnitsTest {
    private static final Path X12 = Path.of("mappings/channels/x12");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path overlay;

    @Test
    void a_crate_is_refused_until_the_settings_say_how_many_pieces_are_in_it() throws IOException {
        assertThat(crates("VN*SOCK-3", "")).isInstanceOf(Result.Refused.class);
        var line =
                ((Result.Taken) crates("VN*SOCK-3", "units: {CR: 6}\n")).json().at("/lines/0");
        assertThat(line.path("quantity").asInt()).isEqualTo(12);
        assertThat(line.path("unitPrice").asText()).isEqualTo("20.00");
        assertThat(line.path("sku").asText()).isEqualTo("SOCK-3");
    }

    @Test
    void a_case_that_we_sell_as_it_is_has_its_own_code() throws IOException {
        assertThat(crates("UK*10614141000415", "units: {CR: 6}\n")).isInstanceOf(Result.Refused.class);
        var line = ((Result.Taken) crates("UK*10614141000415", "units: {CR: 1}\n"))
                .json()
                .at("/lines/0");
        assertThat(line.path("quantity").asInt()).isEqualTo(2);
        assertThat(line.path("sku").asText()).isEqualTo("10614141000415");
    }

    @Test
    void a_unit_of_no_pieces_is_a_mistake_in_the_settings() {
        assertThatThrownBy(() -> crates("VN*SOCK-3", "units: {CR: 0}\n")).hasMessageContaining("units");
    }

    @Test
    void an_envelope_of_the_last_century_is_not_of_this_one() throws IOException {
        var old = sample().replace("*260302*", "*971107*")
                .replace("SERAI*20260302*", "SERAI*971107*")
                .replace("*X*004010", "*X*003010")
                .replace("*00401*", "*00301*");
        var order = ((Result.Taken) read(old, "")).json();
        assertThat(order.path("revision").asLong()).isLessThan(900_000_000_000L);
    }

    /** Two of them, in the place of cases that say what is in them. */
    private Result crates(String article, String settings) throws IOException {
        var told = "PO1**2*CA*120**VN*SOCK-3~\nPO4*24*1*EA~\n";
        assertThat(sample()).contains(told);
        return read(sample().replace(told, "PO1**2*CR*120**" + article + "~\n").replace("SE*11*", "SE*10*"), settings);
    }

    private static String sample() throws IOException {
        return Files.readString(X12.resolve("samples/cases-and-a-dozen.in.x12"));
    }

    private Result read(String interchange, String settings) throws IOException {
        var file = Files.createDirectories(overlay.resolve("channels/x12")).resolve("channel.yaml");
        Files.writeString(file, Files.readString(X12.resolve("channel.yaml")) + settings);
        var partners = new Partners(overlay);
        var partner = partners.find("x12").orElseThrow();
        return new Normaliser(partners)
                .normalise(partner, interchange.getBytes(StandardCharsets.US_ASCII))
                .get(0)
                .result();
    }
}

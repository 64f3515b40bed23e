package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People make states of their own at a shop, and the settings say which of them cancel an order. */
class CancelledStatesTest {
    private static final Path SHOP = Path.of("mappings/channels/prestashop");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path overlay;

    @Test
    void an_order_in_a_state_that_the_settings_call_cancelled_is_cancelled() throws IOException {
        assertThat(kind("")).isEqualTo("order");
        assertThat(kind("cancelledStates: [\"24\"]\n")).isEqualTo("cancellation");
    }

    private String kind(String settings) throws IOException {
        var folder = Files.createDirectories(overlay.resolve("channels/prestashop"));
        Files.writeString(folder.resolve("channel.yaml"), Files.readString(SHOP.resolve("channel.yaml")) + settings);
        var message = Files.readString(SHOP.resolve("samples/with-details-and-unpaid.in.xml"))
                .replace("<![CDATA[1]]></current_state>", "<![CDATA[24]]></current_state>");
        var partners = new Partners(overlay);
        var result = new Normaliser(partners)
                .normalise(partners.find("prestashop").orElseThrow(), message.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .result();
        return ((Result.Taken) result).json().path("kind").asText();
    }
}

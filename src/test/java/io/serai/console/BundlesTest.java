package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class BundlesTest {
    private static final List<String> EVENTS = List.of(
            "ORDER_ACCEPTED",
            "PAYMENT_AUTHORISED",
            "ORDER_BACKORDERED",
            "ORDER_ALLOCATED",
            "FULFILMENT_RELEASED",
            "FULFILMENT_SHIPPED",
            "PICK_SHORT",
            "PARCEL_TRACKED",
            "READY_FOR_PICKUP",
            "NOTE_ADDED");

    @ParameterizedTest
    @ValueSource(strings = {"console", "notifications"})
    void both_languages_have_words_for_the_same_things(String bundle) throws IOException {
        var english = read("i18n/" + bundle + ".properties");
        var spanish = read("i18n/" + bundle + "_es.properties");

        assertThat(spanish.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        assertThat(english.values()).allSatisfy(BundlesTest::isSound);
        assertThat(spanish.values()).allSatisfy(BundlesTest::isSound);
    }

    @Test
    void every_state_and_event_has_words() throws IOException {
        var words = read("i18n/console.properties");
        OrderState.names().forEach(state -> assertThat(words).containsKeys("state." + state, "track." + state));
        EVENTS.forEach(event -> assertThat(words).containsKey("event." + event));
    }

    /** A straight apostrophe would be taken for a quote where the text has arguments. */
    private static void isSound(Object text) {
        assertThat(text.toString()).isNotBlank().doesNotContain("'");
    }

    private static Properties read(String path) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}

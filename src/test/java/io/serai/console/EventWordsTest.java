package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    private final EventWords words = new EventWords();

    @Test
    void what_a_channel_was_told_names_the_channel_and_not_its_door() {
        var data =
                Json.tree(Map.of("channel", "channel:shopify", "fulfilment", "018f3c5e-0000-7000-8000-000000000001"));

        assertThat(words.text("CHANNEL_TOLD", data, Locale.ENGLISH)).isEqualTo("Channel told · channel: shopify");
    }

    @Test
    void what_it_was_told_about_has_words_in_both_languages() {
        var data = Json.tree(Map.of("message", "FULFILMENT"));

        assertThat(words.text("CHANNEL_TOLD", data, Locale.ENGLISH)).isEqualTo("Channel told · about: what left");
        assertThat(words.text("CHANNEL_TOLD", data, Locale.forLanguageTag("es")))
                .isEqualTo("Se avisó al canal · sobre: lo que salió");
    }

    @Test
    void parts_of_an_order_that_changed_have_words_each() {
        var data = Json.tree(Map.of("changes", List.of("shipTo", "note")));

        assertThat(words.text("ORDER_EDITED", data, Locale.forLanguageTag("es")))
                .endsWith(" · qué: dirección, nota");
    }

    @Test
    void an_amount_is_written_as_the_country_of_the_reader_does() {
        var data = Json.tree(Map.of("amount", "105700.00 ARS"));

        assertThat(words.text("ORDER_EDITED", data, Locale.forLanguageTag("es-AR")))
                .endsWith(": $\u00a0105.700,00");
        assertThat(words.text("ORDER_EDITED", data, Locale.ENGLISH)).endsWith(": ARS\u00a0105,700.00");
        assertThat(words.text("ORDER_EDITED", Json.tree(Map.of("amount", "3 QQQ")), Locale.ENGLISH))
                .endsWith(": 3 QQQ");
    }

    /** Others may have everything, and not export, or have refused it, or not be where it is collected. */
    @Test
    void an_order_that_waits_is_not_told_that_no_location_has_everything() {
        var none = Json.tree(Map.of());

        assertThat(words.text("ORDER_BACKORDERED", none, Locale.ENGLISH))
                .contains("from where this order may be served");
        assertThat(words.text("ORDER_BACKORDERED", none, Locale.forLanguageTag("es")))
                .contains("donde se puede atender este pedido");
    }

    @Test
    void a_type_and_a_fact_without_words_are_shown_by_their_names() {
        assertThat(words.text("NEVER_HEARD", Json.tree(Map.of("colour", "blue")), Locale.ENGLISH))
                .isEqualTo("NEVER_HEARD · colour: blue");
    }
}

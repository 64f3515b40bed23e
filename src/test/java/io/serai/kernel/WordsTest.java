package io.serai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void ids_sort_by_the_time_they_were_made() {
        var made = Stream.generate(OrderId::next).limit(10_000).toList();

        assertThat(new HashSet<>(made)).hasSize(made.size());
        var asTexts = new ArrayList<>(made.stream().map(OrderId::toString).toList());
        asTexts.sort(null);
        assertThat(asTexts).isEqualTo(made.stream().map(OrderId::toString).toList());
    }

    @Test
    void an_id_is_a_uuid_of_version_7() {
        assertThat(List.of(
                        OrderId.next().value(),
                        FulfilmentId.next().value(),
                        ReceiptId.next().value()))
                .allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void an_id_is_a_plain_text_in_json() throws Exception {
        var id = OrderId.next();

        assertThat(json.writeValueAsString(id)).isEqualTo("\"" + id + "\"");
        assertThat(json.readValue("\"" + id + "\"", OrderId.class)).isEqualTo(id);
        assertThat(ReceiptId.of(id.toString()).value()).isEqualTo(UUID.fromString(id.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "not-an-id"})
    void what_is_no_uuid_is_no_id(String text) {
        var makers = List.<Function<String, Object>>of(OrderId::of, ReceiptId::of, FulfilmentId::of);
        for (var of : makers) {
            assertThatThrownBy(() -> of.apply(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_sku_has_1_to_80_characters() {
        assertThat(new Sku("x".repeat(80)).value()).hasSize(80);
        assertThatThrownBy(() -> new Sku("x".repeat(81))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sku(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Sku("rem-1")).isNotEqualTo(new Sku("REM-1"));
    }

    @Test
    void a_location_has_1_to_120_characters_as_a_channel_may_name_it_in_its_own_words() {
        assertThat(new LocationId("x".repeat(120)).value()).hasSize(120);
        assertThatThrownBy(() -> new LocationId("x".repeat(121))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocationId("")).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers are found where people write them, and nothing else is taken for one. The numbers are those that schemes give for tests. */
class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "pay with 4111 1111 1111 1111 please",
                "4111-1111-1111-1111",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "3566002020360505",
                "6011111111111117",
                "30569309025904",
                "tel 1234 4111 1111 1111 1111"
            })
    void a_card_number_is_found(String text) {
        assertThat(CardNumbers.has(text)).isTrue();
        assertThat(CardNumbers.mayBeIn(("{\"note\":\"" + text + "\"}").getBytes(UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "7790001000103",
                "5871254203001",
                "+54 9 351 555 0123",
                "377900010000000012",
                "2025-11-22 11:46:13",
                "27-30123456-4",
                "41111111111111111111",
                ""
            })
    void what_is_none_is_left_alone(String text) {
        assertThat(CardNumbers.has(text)).isFalse();
    }

    @Test
    void a_text_of_a_million_digits_is_looked_through() {
        assertThat(CardNumbers.has("1 ".repeat(1_000_000))).isFalse();
        assertThat(CardNumbers.has("1".repeat(1_000_000))).isFalse();
    }

    @Property(tries = 2000)
    void the_quick_look_never_misses_one(
            @ForAll @CharRange(from = ' ', to = '9') @StringLength(max = 60) String before,
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 60) String behind) {
        var text = before + "4111 1111 1111 1111" + behind;
        if (CardNumbers.has(text)) {
            assertThat(CardNumbers.mayBeIn(text.getBytes(UTF_8))).isTrue();
        }
    }
}

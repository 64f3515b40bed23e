package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
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

    /** Slowly, and as the schemes write it down. */
    private static final Pattern SCHEMES = Pattern.compile(
            "4(\\d{12}|\\d{15}|\\d{18})|5[1-5]\\d{14}|2(22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}|3[47]\\d{13}"
                    + "|3(0[0-5]|[689]\\d)\\d{11}|35\\d{14}|6(011|5\\d\\d|4[4-9]\\d)\\d{12}|6042\\d{12}|589562\\d{10}");

    @Property(tries = 3000)
    void groups_of_digits_are_one_if_a_scheme_says_so_and_the_check_digit_is_right(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(List.of("", "a", "12 ", "7-").get(random.nextInt(4)));
        text.append(
                List.of("4", "51", "2221", "2720", "34", "305", "36", "35", "6011", "644", "65", "6042", "589562", "9")
                        .get(random.nextInt(14)));
        int length = 12 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(10))
                    .append(random.nextInt(6) == 0 ? List.of(" ", "-", "  ").get(random.nextInt(3)) : "");
        }
        assertThat(CardNumbers.has(text)).as(text.toString()).isEqualTo(slowly(text.toString()));
        assertThat(CardNumbers.masked(text.toString(), 0, true).contains("X")).isEqualTo(slowly(text.toString()));
    }

    private static boolean slowly(String text) {
        return Pattern.compile("\\d+(?:[ -]\\d+)*").matcher(text).results().anyMatch(run -> {
            var groups = run.group().split("[ -]");
            for (int from = 0; from < groups.length; from++) {
                for (int to = from + 1; to <= groups.length; to++) {
                    var number = String.join("", Arrays.copyOfRange(groups, from, to));
                    if (SCHEMES.matcher(number).matches() && luhn(number)) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(number.length() - 1 - i), 10) * (1 + i % 2);
            sum += digit / 10 + digit % 10;
        }
        return sum % 10 == 0;
    }
}

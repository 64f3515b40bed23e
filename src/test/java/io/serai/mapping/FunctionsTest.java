package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mappings compute beyond JSLT: exactly. */
class FunctionsTest {

    @Test
    void decimals_are_plain_and_without_zeros_that_say_nothing() {
        gives("decimal(\"26.990\")", "\"26.99\"");
        gives("decimal(\"27.000\")", "\"27.00\"");
        gives("decimal(\"10\")", "\"10\"");
        gives("decimal(\"1E+2\")", "\"100\"");
        gives("decimal(\"0.12345\")", "\"0.12345\"");
        gives("decimal(\"1.234,56\", \",\")", "\"1234.56\"");
        gives("decimal(\"1,234.50\", \".\")", "\"1234.50\"");
        gives("decimal(\"1 234,5\", \",\")", "\"1234.5\"");
        gives("decimal(\"-12,34,567.00\", \".\")", "\"-1234567.00\"");
        gives("decimal(\"10.50\", \".\")", "\"10.50\"");
        gives("decimal(\"1E+2\", \".\")", "\"100\"");
        gives("decimal(null)", "null");
    }

    @Test
    void what_floating_point_gets_wrong_is_exact() {
        gives("add(\"0.1\", \"0.2\")", "\"0.3\"");
        gives("mul(\"1.1\", 3)", "\"3.3\"");
        gives("sub(\"1.00\", \"0.90\", null)", "\"0.10\"");
        gives("sum([\"0.1\", \"0.7\", null])", "\"0.8\"");
        gives("neg(\"2.990\")", "\"-2.99\"");
    }

    @Test
    void nothing_in_nothing_out() {
        gives("add(null, null)", "null");
        gives("sum([])", "null");
        gives("sub(null, \"1\")", "\"-1\"");
        gives("first([])", "null");
        gives("array(null)", "[]");
        gives("millis(null)", "null");
    }

    @Test
    void one_or_many_are_an_array() {
        gives("array(1)", "[1]");
        gives("array([1])", "[1]");
        gives("first(array(\"a\"))", "\"a\"");
    }

    @Test
    void times_are_milliseconds_in_the_partners_zone_or_the_one_told() {
        gives("millis(\"2025-11-22T09:00:00\")", "1763812800000");
        gives("millis(\"2025-11-22T12:00:00Z\")", "1763812800000");
        gives("millis(\"2025-11-22T12:00:00.000-00:00\")", "1763812800000");
        gives("millis(\"2025-11-22T09:00:00-0300\")", "1763812800000");
        gives("millis(\"2025-11-22 13:00:00\", \"Europe/Madrid\")", "1763812800000");
        gives("millis(\"2025-11-22\")", "1763780400000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format-time(1772460000, \"yyyy-MM-dd'T'HH:mm:ss'Z'\", \"UTC\")",
                "format-time(1772460000.999, \"yyyy-MM-dd'T'HH:mm:ss'Z'\", \"UTC\")",
                "format-time(1772460000.9996, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")",
                "format-time(0, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")",
                "format-time(-1, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")",
                "format-time(-99999999999, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")",
                "format-time(253402300799, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")",
                "format-time(253402300800, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")",
                "format-time(\"1772460000\", \"yyyy-MM-dd'T'HH:mm:ss'Z'\", \"UTC\")",
                "format-time(1772460000, \"yyyy-MM-dd'T'HH:mm:ss'Z'\", \"America/Lima\")",
                "format-time(1772460000, \"yyyyMMdd\", \"Europe/Berlin\")",
                "format-time(null, \"yyyy-MM-dd'T'HH:mm:ss'Z'\", \"UTC\")"
            })
    void a_time_is_written_as_jslt_writes_it(String expression) {
        assertThat(apply(expression))
                .isEqualTo(new Parser(new StringReader(expression)).compile().apply(Nodes.INSTANCE.objectNode()));
    }

    @Test
    void whole_numbers_are_whole_and_others_stay_as_they_are() {
        gives("integer(\"2.0000\")", "2");
        gives("integer(\"0.350\")", "\"0.350\"");
        gives("integer(\"99999999999\")", "\"99999999999\"");
        gives("exact(\"-34.4558\")", "-34.4558");
        gives("digits(\"+54 (351) 555-0123\")", "\"543515550123\"");
    }

    @Test
    void minor_units_are_those_of_the_currency() {
        gives("minor(1160, \"BRL\")", "\"11.60\"");
        gives("minor(10000, \"CLP\")", "\"10000\"");
        gives("minor(-5, \"ARS\")", "\"-0.05\"");
        gives("minor(1500, \"KWD\")", "\"1.500\"");
        gives("minor(null, \"ARS\")", "null");
    }

    @Test
    void a_country_has_two_letters() {
        gives("country(\"BRA\")", "\"BR\"");
        gives("country(\"ar\")", "\"AR\"");
        gives("country(\"Ruritania\")", "\"RURITANIA\"");
        gives("country(null)", "null");
    }

    @Test
    void a_unit_price_is_no_finer_than_its_currency() {
        gives("unitPrice(\"10000.00\", 3, \"CLP\")", "\"3334\"");
        gives("unitPrice(\"10.00\", 3, \"USD\")", "\"3.34\"");
        gives("unitPrice(\"10.00\", 3)", "\"3.34\"");
    }

    @Test
    void what_is_no_number_is_refused_without_filling_the_memory() {
        assertThatThrownBy(() -> apply("decimal(\"doce\")")).isInstanceOf(BadValue.class);
        for (var written : List.of("10,50", "1,2345", "10,5", ",500", "1.234,50", "10 50", "1,234 567")) {
            assertThatThrownBy(() -> apply("decimal(\"" + written + "\", \".\")"))
                    .as(written)
                    .isInstanceOf(BadValue.class);
        }
        for (var written : List.of("10.50", "1.2345", "1,234.50")) {
            assertThatThrownBy(() -> apply("decimal(\"" + written + "\", \",\")"))
                    .as(written)
                    .isInstanceOf(BadValue.class);
        }
        assertThatThrownBy(() -> apply("decimal(\"1e999999999\")")).isInstanceOf(BadValue.class);
        assertThatThrownBy(() -> apply("millis(\"mañana\")")).isInstanceOf(BadValue.class);
    }

    @Property(tries = 3000)
    void a_number_is_the_one_that_is_written(
            @ForAll @StringLength(max = 21) @Chars({'0', '1', '7', '.', '-', '+'}) String text) {
        var written = Nodes.INSTANCE.textNode(text);
        try {
            assertThat(Decimals.of(written)).isEqualTo(new BigDecimal(text));
        } catch (BadValue e) {
            assertThatThrownBy(() -> new BigDecimal(text)).isInstanceOf(NumberFormatException.class);
        }
    }

    @Property(tries = 300)
    void a_unit_price_times_the_quantity_less_the_excess_is_the_total(
            @ForAll @BigRange(min = "0", max = "99999999") @Scale(2) BigDecimal total,
            @ForAll @IntRange(min = 1, max = 999) int quantity) {
        var price = Decimals.unitPrice(total, BigDecimal.valueOf(quantity), Decimals.CENTS);
        var excess = price.multiply(BigDecimal.valueOf(quantity)).subtract(total);
        assertThat(excess).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(quantity, 2));
    }

    @Property(tries = 1000)
    void a_result_keeps_the_number_that_its_text_is(
            @ForAll @Scale(8) BigDecimal one, @ForAll @Scale(3) BigDecimal other) {
        var sum = Decimals.text(one.add(other));
        if (sum instanceof Decimals.Amount amount) {
            assertThat(amount.number()).isEqualTo(new BigDecimal(sum.textValue()));
        }
        assertThat(sum.textValue()).isEqualTo(Decimals.plain(one.add(other)));
    }

    @Test
    void a_result_is_not_read_again_unless_it_is_too_long_to_be() {
        assertThat(apply("add(\"1000.00\", \"0.255\")")).isInstanceOf(Decimals.Amount.class);
        assertThat(apply("neg(\"12.50\")")).isInstanceOf(Decimals.Amount.class);
        var long30 = "\"" + "9".repeat(30) + "\"";
        assertThat(apply("mul(" + long30 + ", " + long30 + ")")).isNotInstanceOf(Decimals.Amount.class);
        assertThatThrownBy(() -> apply("mul(mul(" + long30 + ", " + long30 + "), 2)"))
                .isInstanceOf(BadValue.class);
    }

    private static void gives(String jslt, String json) {
        assertThat(apply(jslt)).hasToString(json);
    }

    private static JsonNode apply(String jslt) {
        return new Parser(new StringReader(jslt))
                .withFunctions(Functions.of(ZoneId.of("America/Argentina/Buenos_Aires")))
                .compile()
                .apply(Nodes.INSTANCE.objectNode());
    }
}

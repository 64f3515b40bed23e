package io.serai.mapping;

import static io.serai.mapping.Sample.mapped;
import static io.serai.mapping.Sample.order;
import static io.serai.mapping.Sample.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.contract.SalesOrder;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What no schema can say of an order is refused, and told by its place. */
class ContractChecksTest {

    @Test
    void an_order_in_which_everything_is_right_is_taken() {
        assertThat(mapped("json", order())).isInstanceOf(Result.Taken.class);
    }

    @Test
    void a_sum_that_does_not_add_up_is_refused() {
        refused("\"total\": \"25.00\"", "\"total\": \"25.01\"", "SER-0412", "/total", 14);
    }

    @Test
    void an_order_wide_discount_and_an_added_tax_are_in_the_sum() {
        var text =
                order().replace("\"total\": \"25.00\"", "\"tax\": \"2.10\", \"discount\": \"5\", \"total\": \"22.1\"");
        assertThat(mapped("json", text.replace("\"taxIncluded\": true", "\"taxIncluded\": false")))
                .isInstanceOf(Result.Taken.class);
        assertThat(problem("json", text).code()).isEqualTo("SER-0412");
    }

    @Test
    void a_difference_within_the_tolerance_becomes_rounding() throws Exception {
        var text = order().replace("\"total\": \"25.00\"", "\"total\": \"24.98\"");
        assertThat(problem("json", "rounding: 1", text).code()).isEqualTo("SER-0412");
        var items = Sample.items("json", "rounding: 2", ".", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var taken = (Result.Taken) items.get(0).result();
        assertThat(((SalesOrder) taken.contract()).rounding()).isEqualByComparingTo("-0.02");
        assertThat(taken.json().get("rounding")).isEqualTo(new ObjectMapper().readTree("\"-0.02\""));
    }

    @Test
    void a_cap_ahead_of_one_location_alone_is_refused_as_it_would_have_no_effect() {
        var stock = new Partners(null).find("stock-api").orElseThrow();
        var normaliser = new Normaliser(new Partners(null));
        var everywhere = "{\"kind\": \"stock-policy\", \"channel\": \"shopify\", \"sku\": \"REMERA\", \"ahead\": 30}";
        var here = everywhere.replace("\"ahead\"", "\"location\": \"CD-BUE\", \"ahead\"");

        assertThat(normaliser.normalise(stock, everywhere).get(0).result()).isInstanceOf(Result.Taken.class);
        var refused = (Result.Refused) normaliser.normalise(stock, here).get(0).result();
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("SER-0436");
    }

    @Test
    void a_line_id_that_is_there_twice_is_refused() {
        refused("\"id\": \"b\"", "\"id\": \"a\"", "SER-0413", "/lines/1/id", 12);
    }

    @Test
    void a_quantity_of_none_or_less_is_refused() {
        refused("\"quantity\": 2", "\"quantity\": -2", "SER-0414", "/lines/0/quantity", 11);
        refused("\"quantity\": 1", "\"quantity\": 0", "SER-0414", "/lines/1/quantity", 12);
    }

    @Test
    void an_order_of_which_nothing_is_wanted_is_refused_new_or_edited_as_its_channel_has_a_cancellation_for_that()
            throws Exception {
        var one = order().replace("\"quantity\": 2", "\"quantity\": 2, \"cancelled\": 2");
        assertThat(mapped("json", one)).isInstanceOf(Result.Taken.class);

        var problem = problem("json", one.replace("\"quantity\": 1", "\"quantity\": 1, \"cancelled\": 1"));
        assertThat(problem.code()).isEqualTo("SER-0414");
        assertThat(problem.pointer()).isEqualTo("/lines/0/cancelled");
    }

    @Test
    void a_currency_that_is_not_known_is_refused() {
        refused("\"ARS\"", "\"ZZZ\"", "SER-0415", "/currency", 6);
        refused("\"ARS\"", "\"XAU\"", "SER-0415", "/currency", 6);
    }

    @Test
    void an_address_that_nobody_can_ship_to_is_refused() {
        refused("\"street\": [\"Colón 1\"], ", "\"street\": [\" \"], ", "SER-0416", "/shipTo", 9);
        refused("\"city\": \"Córdoba\", ", "", "SER-0416", "/shipTo", 9);
        refused("\"country\": \"AR\"", "\"country\": \"XX\"", "SER-0416", "/shipTo", 9);
        refused("\"country\": \"AR\"", "\"phone\": \"1\"", "SER-0302", "/shipTo", 9);
    }

    @Test
    void a_postcode_is_as_good_as_a_city() {
        assertThat(mapped("json", order().replace("\"city\": \"Córdoba\"", "\"postcode\": \"5000\"")))
                .isInstanceOf(Result.Taken.class);
    }

    @Test
    void goods_that_are_collected_or_handed_over_need_a_place() {
        refused("{\"mode\": \"ship\"}", "{\"mode\": \"pickup\"}", "SER-0417", "/fulfilment", 8);
        refused("{\"mode\": \"ship\"}", "{\"mode\": \"handover\"}", "SER-0417", "/fulfilment", 8);
    }

    @Test
    void an_amount_finer_than_its_currency_is_refused() {
        refused("\"unitPrice\": \"5.00\"", "\"unitPrice\": \"5.001\"", "SER-0418", "/lines/1/unitPrice", 12);
        assertThat(mapped("json", order().replace("\"5.00\"", "\"5.0000\""))).isInstanceOf(Result.Taken.class);
    }

    @Test
    void a_card_number_in_a_text_is_refused_and_not_repeated() {
        var problem = problem("json", order().replace("\"Ana\"", "\"Ana 4111 1111-1111 1111\""));
        assertThat(problem.code()).isEqualTo("SER-0419");
        assertThat(problem.pointer()).isEqualTo("/shipTo/name");
        assertThat(problem.toString()).doesNotContain("4111");
    }

    @Test
    void a_card_number_in_a_text_that_the_mapping_leaves_out_is_refused_too() {
        var items = Sample.items(
                "json",
                "",
                "{* - staff_note: .}",
                order().replace("\"kind\"", "\"staff_note\": \"paid with 5555555555554444\", \"kind\"")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var problem = ((Result.Refused) items.get(0).result()).problems().get(0);
        assertThat(problem.code()).isEqualTo("SER-0419");
        assertThat(problem.pointer()).isEqualTo("/staff_note");
    }

    @Property(tries = 200)
    void a_sum_that_is_right_is_taken_and_one_that_is_a_cent_off_is_refused(
            @ForAll @IntRange(min = 1, max = 1000) int quantity,
            @ForAll @LongRange(min = 0, max = 99_999_999) long cents,
            @ForAll @LongRange(min = 0, max = 99_999) long shipping) {
        var price = BigDecimal.valueOf(cents, 2);
        var total = price.multiply(BigDecimal.valueOf(quantity)).add(BigDecimal.valueOf(shipping, 2));
        var line =
                new SalesOrder.Line("1", new io.serai.kernel.Sku("A"), null, quantity, null, price, null, null, null);
        assertThat(ContractChecks.of(handedOver(line, shipping, total), 0)).isEmpty();
        assertThat(ContractChecks.of(handedOver(line, shipping, total.add(new BigDecimal("0.01"))), 0))
                .extracting(Finding::code)
                .containsExactly("SER-0412");
    }

    private static SalesOrder handedOver(SalesOrder.Line line, long shipping, BigDecimal total) {
        var location = new io.serai.kernel.LocationId("X");
        return new SalesOrder(
                "1",
                null,
                1,
                java.time.Instant.EPOCH,
                "ARS",
                true,
                new SalesOrder.Fulfilment(SalesOrder.Mode.HANDOVER, location),
                null,
                null,
                null,
                java.util.List.of(line),
                null,
                BigDecimal.valueOf(shipping, 2),
                null,
                null,
                null,
                null,
                null,
                total,
                java.util.List.of(),
                null,
                null);
    }

    private static void refused(String right, String wrong, String code, String pointer, int line) {
        assertThat(order()).contains(right);
        var problem = problem("json", order().replace(right, wrong));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.pointer()).isEqualTo(pointer);
        assertThat(problem.line()).isEqualTo(line);
    }
}

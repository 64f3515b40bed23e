package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardMaskTest {
    private final Partners partners = new Partners(Path.of("mappings"));
    private final Normaliser normaliser = new Normaliser(partners);
    private final CardMask mask = new CardMask(normaliser);

    @Test
    void a_number_in_a_note_is_masked_and_the_order_is_taken() {
        var masked = masked(order("Pagué con 4111 1111 1111 1111, ñandú, y 5555-5555-5555-4444.", "A"));

        assertThat(masked).contains("4111 11XX XXXX 1111, ñandú, y 5555-55XX-XXXX-4444.");
        assertThat(normaliser.normalise(shop(), masked.getBytes(UTF_8)).get(0).result())
                .isInstanceOf(Result.Taken.class);
    }

    @Test
    void what_looks_like_one_and_is_an_id_stays() {
        var masked = masked(order("ring twice, card 4111111111111111", "4242424242424242"));

        assertThat(masked).contains("\"token\": \"4242424242424242\"").contains("card 411111XXXXXX1111");
    }

    @Test
    void a_message_without_one_is_the_same_bytes() {
        var order = order("nothing", "4242424242424242").getBytes(UTF_8);

        assertThat(mask.mask(shop(), order)).isSameAs(order);
    }

    @Test
    void a_list_of_cards_is_masked_to_its_end() {
        var masked = masked(order("4111111111111111 ".repeat(80), "A"));

        assertThat(masked).doesNotContain("4111111111111111");
    }

    @Test
    void bytes_of_no_alphabet_are_kept_as_they_are_around_it() {
        var csv = "ñ;4111111111111111".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(CardNumbers.masked(new String(csv, java.nio.charset.StandardCharsets.ISO_8859_1), 0, true))
                .isEqualTo("ñ;411111XXXXXX1111");
    }

    @Test
    void a_number_behind_escapes_is_masked_as_any_other() {
        var masked = masked(order("ñ \\u0034111 1111\\u00201111 111\\u0031, call", "A"));

        assertThat(masked).contains("ñ 4111 11XX XXXX 1111, call");
    }

    @Test
    void escapes_where_no_number_is_stay_as_they_are() {
        for (var note : List.of(
                "\\u0034 pieces, \\u00e1",
                "\\\\u0034111111111111111",
                "4111\\u003111111111111\\u003",
                "4242\\u0034242")) {
            var order = order(note, "\\u0034242424242424242").getBytes(UTF_8);

            assertThat(mask.mask(shop(), order)).as(note).isSameAs(order);
        }
    }

    @Test
    void a_list_of_cards_behind_escapes_is_masked_to_its_end() {
        var masked = masked(order("\\u0034111111111111111 ".repeat(80), "A"));

        assertThat(masked).doesNotContain("4111111111111111", "\\u0034111111111111111");
    }

    @Test
    void a_number_in_utf_16_is_masked_and_the_rest_stays_as_it_came() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var order = ("\uFEFF" + order("Pagó con 4111 1111 1111 1111 ñ", "A")).getBytes(charset);

            assertThat(new String(mask.mask(shop(), order), charset))
                    .isEqualTo("\uFEFF" + order("Pagó con 4111 11XX XXXX 1111 ñ", "A"));
        }
        var other = ("\uFEFF" + order("nothing", "A")).getBytes(StandardCharsets.UTF_16LE);
        assertThat(mask.mask(shop(), other)).isSameAs(other);
    }

    private String masked(String order) {
        return new String(mask.mask(shop(), order.getBytes(UTF_8)), UTF_8);
    }

    private Partner shop() {
        return partners.find("shopify").orElseThrow();
    }

    private static String order(String note, String token) {
        return """
                {"id": 1, "name": "#1", "updated_at": "2026-01-01T00:00:00Z", "created_at": "2026-01-01T00:00:00Z", "currency": "ARS",
                 "taxes_included": true, "token": "%s", "email": "a@example.com", "note": "%s", "total_price": "10.00",
                 "financial_status": "paid", "payment_gateway_names": ["stripe"], "checkout_token": "pi_1",
                 "shipping_address": {"name": "Ana", "address1": "San Juan 1", "city": "Córdoba", "province": "Córdoba",
                   "zip": "5000", "country_code": "AR"},
                 "line_items": [{"id": 1, "sku": "A", "name": "A", "quantity": 1, "price": "10.00"}]}""".formatted(token, note);
    }
}

package io.serai.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CardMaskTest {
    private static final String CARD = "4111111111111111";

    private static final Partners partners = new Partners(Path.of("mappings"));
    private static final Normaliser normaliser = new Normaliser(partners);
    private static final CardMask mask = new CardMask(normaliser);

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

    @Test
    void a_number_in_utf_16_without_a_byte_order_mark_is_masked_though_nobody_reads_the_message() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var order = order("Pagó con 4111 1111 1111 1111 ñ", "A").getBytes(charset);

            assertThat(normaliser.normalise(shop(), order).get(0).result()).isInstanceOf(Result.Refused.class);
            assertThat(new String(mask.mask(shop(), order), charset))
                    .isEqualTo(order("Pagó con 4111 11XX XXXX 1111 ñ", "A"));
            var other = order("nothing", "4242424242424242").getBytes(charset);
            assertThat(mask.mask(shop(), other)).isSameAs(other);
        }
    }

    @Test
    void a_number_behind_references_of_xml_is_masked_as_any_other() {
        var masked = masked(ubl("ñ &amp; &#52;111 1111&#x20;1111 111&#x31;, call &#225;", "1"), customer());

        assertThat(masked).contains("ñ &amp; 4111 11XX XXXX 1111, call &#225;");
        assertThat(normaliser
                        .normalise(customer(), masked.getBytes(UTF_8))
                        .get(0)
                        .result())
                .isInstanceOf(Result.Taken.class);
    }

    @Test
    void references_of_xml_where_no_number_is_stay_as_they_are() {
        for (var note : List.of(
                "&#52; pieces, &#225;",
                "<![CDATA[&#52;111111111111111]]>",
                "<!-- <![CDATA[ --> &#52;242",
                "&amp;#52;111111111111111",
                "&#52;242&#x34;242")) {
            var order = ubl(note, "&#52;242424242424242").getBytes(UTF_8);

            assertThat(mask.mask(customer(), order)).as(note).isSameAs(order);
        }
    }

    @Test
    void what_is_no_reference_in_a_message_with_a_number_stays_as_it_came() {
        var masked = masked(
                ubl("<![CDATA[&#52;2 ]]><!-- &#52;<![CDATA[ -->&#00052;111-1111-1111-1111<?a &#52;?>", "1"),
                customer());

        assertThat(masked).contains("<![CDATA[&#52;2 ]]><!-- &#52;<![CDATA[ -->4111-11XX-XXXX-1111<?a &#52;?>");
    }

    @Test
    void a_number_that_markup_divides_is_masked_and_no_id_in_its_place() {
        for (var divided : List.of(
                "4111<!-- and -->11@@@@@@1111",
                "4111<?and so?>11@@@@@@1111",
                "4111<![CDATA[11@@]]>@@@@1111",
                "<![CDATA[411111@@]]>@@@@1111",
                "<![CDATA[4111 11@@]]><!-- - --><![CDATA[ @@@@ 1111]]>",
                "4111 <b>11@@</b> @@@@ 1111",
                "<b>4111</b> 11@@ <i a='>'>@@@@</i> 1111",
                "<b>4111</b><!-- -->11@@@@@@1111",
                "<b><![CDATA[4111]]></b> 11@@ @@@@ 1111",
                "4111-11@@<br/>-@@@@<!-- - -->-1111")) {
            for (var id : List.of("4242424242424242", "4242<!-- 4 -->424242424242", "<a>4242</a><b>424242424242</b>")) {
                var order = ubl("ñ " + divided.replace('@', '1'), id);

                assertThat(masked(order, customer())).isEqualTo(ubl("ñ " + divided.replace('@', 'X'), id));
            }
        }
    }

    @Test
    void elements_beside_each_other_do_not_make_a_number() {
        for (var apart : List.of(
                "<b>4111</b><b>111111111111</b>",
                "<b>4111</b> <b>111111111111</b>",
                "<b>4111</b><!-- --> <b>111111111111</b>",
                "4111<b>: </b>111111111111 <b>4")) {
            var order = ubl(apart, "1").getBytes(UTF_8);

            assertThat(mask.mask(customer(), order)).as(apart).isSameAs(order);
        }
    }

    @Test
    void markup_that_does_not_end_is_kept_as_it_came() {
        for (var broken : List.of("4<a b='4111111111111", "4<!-- 4", "4<![CDATA[", "4<?a", "4</", "4<", "4]]>4<a>4")) {
            var order = ("<Order>" + broken).getBytes(UTF_8);

            assertThat(mask.mask(customer(), order)).as(broken).isSameAs(order);
        }
    }

    @Test
    void a_list_of_cards_that_markup_divides_is_masked_to_its_end() {
        var masked = masked(ubl("4111<!-- -->111111111111 ".repeat(80), "1"), customer());

        assertThat(masked).doesNotContain("-->111111111111").contains("-->11XXXXXX1111");
    }

    @Test
    void a_number_that_markup_divides_keeps_no_other_from_being_masked() {
        var order = ubl("4111<!-- and -->111111111111", "4242424242424242")
                .replace("<Name>Almacenes", "<Name>Almacenes 5555555555554444");

        assertThat(masked(order, customer()))
                .isEqualTo(order.replace("5555555555554444", "555555XXXXXX4444")
                        .replace("-->111111111111", "-->11XXXXXX1111"));
    }

    @Test
    void line_breaks_and_tabs_in_attributes_are_blanks_between_digits() {
        for (var white : List.of("\n", "\t", "\r", "\r\n")) {
            var order = ubl("none", "4242424242424242")
                    .replace(
                            "<Note>",
                            "<Note name='a > \"4111 1111%1$s1111 1111\"' b=\"'\n%1$s\">1%1$s2".formatted(white));

            assertThat(masked(order, customer()))
                    .as(white.replace('\n', 'n'))
                    .contains("name='a > \"4111 11XX XXXX 1111\"' b=\"'  \">1" + white + "2none")
                    .contains("<ID>4242424242424242</ID>");
        }
    }

    @Property(tries = 200)
    void however_its_digits_are_written_a_number_is_masked(
            @ForAll @Size(16) List<@IntRange(max = 4) Integer> ways,
            @ForAll("charsets") String charset,
            @ForAll boolean marked) {
        var note = new StringBuilder();
        for (int i = 0; i < CARD.length(); i++) {
            note.append(written(CARD.charAt(i), ways.get(i)));
        }
        boolean wide = charset.startsWith("UTF-16");
        var order = (wide && marked ? "\uFEFF" : "")
                + "<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(wide ? "UTF-16" : charset)
                + ubl("ñ " + note + " ñ", "1");

        var masked =
                new String(mask.mask(customer(), order.getBytes(Charset.forName(charset))), Charset.forName(charset));

        assertThat(masked).contains("ñ 411111XXXXXX1111 ñ");
        assertThat(masked.startsWith("\uFEFF")).isEqualTo(wide && marked);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE");
    }

    private static String written(char digit, int way) {
        return switch (way) {
            case 0 -> "&#" + (int) digit + ";";
            case 1 -> "&#x" + Integer.toHexString(digit) + ";";
            case 2 -> "&#000" + (int) digit + ";";
            case 3 -> "&#x0000" + Integer.toHexString(digit) + ";";
            default -> String.valueOf(digit);
        };
    }

    private String masked(String order, Partner partner) {
        return new String(mask.mask(partner, order.getBytes(UTF_8)), UTF_8);
    }

    private String masked(String order) {
        return new String(mask.mask(shop(), order.getBytes(UTF_8)), UTF_8);
    }

    private Partner shop() {
        return partners.find("shopify").orElseThrow();
    }

    private Partner customer() {
        return partners.find("ubl").orElseThrow();
    }

    private static String ubl(String note, String id) {
        return """
                <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2">
                  <ID>%s</ID><IssueDate>2026-03-02</IssueDate><IssueTime>14:30:00</IssueTime><Note>%s</Note>
                  <DocumentCurrencyCode>ARS</DocumentCurrencyCode>
                  <BuyerCustomerParty><Party><PartyName><Name>Almacenes</Name></PartyName></Party></BuyerCustomerParty>
                  <Delivery><DeliveryLocation><Address><StreetName>Av. Colón</StreetName><BuildingNumber>500</BuildingNumber>
                    <CityName>Córdoba</CityName><PostalZone>5000</PostalZone><CountrySubentity>Córdoba</CountrySubentity>
                    <Country><IdentificationCode>AR</IdentificationCode></Country></Address></DeliveryLocation></Delivery>
                  <OrderLine><LineItem><ID>1</ID><Quantity unitCode="EA">2</Quantity>
                    <Price><PriceAmount currencyID="ARS">19.95</PriceAmount></Price>
                    <Item><Name>Polo</Name><SellersItemIdentification><ID>A</ID></SellersItemIdentification></Item></LineItem></OrderLine>
                </Order>
                """.formatted(id, note);
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

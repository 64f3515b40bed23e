package io.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a draft recognises in the messages of a partner that nobody has seen before. */
class DraftsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void lines_are_found_however_deep_and_whatever_they_are_called() throws IOException {
        var xml = """
                <envelope><header><PONUMBER>4711</PONUMBER><PODATE>20260925</PODATE>
                  <STREET>1 Main St</STREET><CITY>Reno</CITY><ZIPCODE>89501</ZIPCODE><COUNTRY>US</COUNTRY>
                  <NOTE><text>ring</text></NOTE>
                  <lines><line><LINENUMBER>1</LINENUMBER><ORDQUA>3</ORDQUA><UNITPRICE>2.50</UNITPRICE>
                    <BUYERITEMNUMBER>A-1</BUYERITEMNUMBER><DESC>Cap</DESC></line></lines>
                </header></envelope>
                """;
        var order = taken(Draft.tree("x", "xml", List.of(bytes(xml))), xml);
        assertThat(order.path("reference").asText()).isEqualTo("4711");
        assertThat(order.path("placedAt").asText()).startsWith("2026-09-25");
        assertThat(order.path("total").asText())
                .as("what nothing tells is summed")
                .isEqualTo("7.50");
        assertThat(order.at("/lines/0")).hasToString("""
                {"id":"1","sku":"A-1","title":"Cap","quantity":3,"unitPrice":"2.50"}""");
        assertThat(order.at("/shipTo/postcode").asText()).isEqualTo("89501");
    }

    @Test
    void a_page_of_orders_is_taken_one_by_one_with_names_in_two_parts_and_a_country_in_words() throws IOException {
        var json = """
                {"count": 1, "data": [{"order_id": 77, "created": "2026-03-02T10:15:00Z", "currency": "USD", "paymentStatus": "paid",
                  "customer": {"first_name": "Ana", "last_name": "Díaz", "email_address": "ana@example.com"},
                  "ship_to": {"firstName": "Eva", "lastName": "Paz", "line1": "Colón 1", "city": "Lima", "zip": "15001", "countryName": "Perú"},
                  "basket": [{"product": {"name": "Taza", "code": "T-1"}, "qtyOrdered": 2, "qtyShipped": 0, "netPrice": "5.00"}],
                  "grandTotal": {"value": "10.00", "currencyId": "USD"}}]}
                """;
        var draft = Draft.tree("x", "json", List.of(bytes(json)));
        assertThat(draft.found()).contains("orders at /data", "lines at .basket");
        var order = taken(draft, json);
        assertThat(order.at("/customer/name").asText()).isEqualTo("Ana Díaz");
        assertThat(order.at("/customer/email").asText()).isEqualTo("ana@example.com");
        assertThat(order.at("/shipTo/name").asText()).isEqualTo("Eva Paz");
        assertThat(order.at("/shipTo/country").asText()).isEqualTo("PE");
        assertThat(order.at("/lines/0/sku").asText()).isEqualTo("T-1");
        assertThat(order.at("/lines/0/title").asText()).isEqualTo("Taza");
        assertThat(order.at("/payments/0/status").asText()).isEqualTo("captured");
    }

    @Test
    void what_a_line_comes_to_is_divided_as_finely_as_its_currency_and_stays_exact() throws IOException {
        var json = """
                {"order_id": 78, "created": "2026-03-02T10:15:00Z", "currency": "JPY",
                  "ship_to": {"name": "Eva Paz", "line1": "Jingumae 1", "city": "Tokyo", "zip": "150-0001", "country": "JP"},
                  "items": [{"sku": "T-1", "quantity": 3, "subtotal": "1000"}], "total": "1000"}
                """;
        var order = taken(Draft.tree("x", "json", List.of(bytes(json))), json);
        assertThat(order.at("/lines/0/unitPrice").asText()).isEqualTo("334");
        assertThat(order.at("/lines/0/discount").asText()).isEqualTo("2");
    }

    @Test
    void what_one_sample_leaves_out_another_may_show() throws IOException {
        var first = """
                {"pedido": "P-1", "fecha": "2026-03-02T10:15:00Z", "observaciones": null,
                  "items": [{"codigo": "A", "cantidad": 1, "precio": "3.00"}], "total": "3.00"}""";
        var second = """
                {"pedido": "P-2", "fecha": "2026-03-02T10:15:00Z", "observaciones": "con moño", "envio": "1.00",
                  "items": [{"codigo": "A", "cantidad": 1, "precio": "3.00"}], "total": "4.00"}""";
        assertThat(Draft.tree("x", "json", List.of(bytes(first))).files().get("order.jslt"))
                .doesNotContain("note", "shipping");
        assertThat(Draft.tree("x", "json", List.of(bytes(first), bytes(second)))
                        .files()
                        .get("order.jslt"))
                .contains("\"note\": .observaciones", "\"shipping\": decimal(.envio)");
    }

    @Test
    void a_value_that_a_field_cannot_have_is_not_taken_for_it() {
        var json = """
                {"id": 1, "date": "2026-03-02", "shipping": "Correo", "total": "3.00",
                  "items": [{"sku": "A", "quantity": 1, "price": "3.00", "is_qty_decimal": 1}]}""";
        var draft = Draft.tree("x", "json", List.of(bytes(json)));
        assertThat(draft.unplaced()).contains(".shipping", ".is_qty_decimal");
    }

    @Test
    void a_column_that_differs_from_row_to_row_of_an_order_is_of_its_lines() throws IOException {
        var csv = """
                order-id\tpurchase-date\tsku\tquantity-purchased\tunit-price\tshipping-price\tship-city\trecipient-name
                7\t2026-03-02T10:15:00Z\tA-1\t1\t5.00\t2.00\tLima\tEva
                7\t2026-03-02T10:15:00Z\tB-1\t2\t3.00\t0.00\tLima\tEva
                """;
        var draft = Draft.csv("x", bytes(csv));
        assertThat(draft.missing()).isEmpty();
        assertThat(draft.files().get("channel.yaml"))
                .contains(
                        "line.quantity: \"quantity-purchased\"",
                        "line.shipping: \"shipping-price\"",
                        "shipTo.city: \"ship-city\"");
    }

    /** With the draft as its mapping. */
    private JsonNode taken(Draft draft, String message) throws IOException {
        assertThat(draft.missing()).isEmpty();
        var channel = Files.createDirectories(folder.resolve("channels/x"));
        for (var file : draft.files().entrySet()) {
            Files.writeString(channel.resolve(file.getKey()), file.getValue());
        }
        var partners = new Partners(folder);
        var items = new Normaliser(partners).normalise(partners.find("x").orElseThrow(), bytes(message));
        assertThat(items).allMatch(item -> item.result() instanceof Result.Taken, Arrays.toString(items.toArray()));
        return ((Result.Taken) items.get(0).result()).json();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.serai.demo.bazaar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.buyers.Basket;
import io.serai.demo.buyers.Crowd;
import io.serai.demo.catalog.Catalogue;
import io.serai.demo.tools.Dice;
import io.serai.demo.tools.Json;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partners;
import io.serai.mapping.Result;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the channels of the bazaar write is what the mappings of their names read. */
class DocumentsTest {
    private static final Partners PARTNERS = new Partners(Path.of("mappings"));
    private static final Instant NOW = Instant.parse("2026-03-02T14:05:31Z");
    private static final long NUMBER = 1_772_460_331_000L;

    private final Catalogue catalogue = Catalogue.load();

    static List<Channel> channels() {
        return Channel.all();
    }

    static Stream<Channel> hinting() {
        return Channel.all().stream()
                .filter(channel -> List.of("tiendanube", "mercadolibre", "ebay", "square", "vtex")
                        .contains(channel.name()));
    }

    @ParameterizedTest
    @MethodSource("channels")
    void a_sale_becomes_an_order_that_is_paid_or_invoiced_and_has_its_number(Channel channel) {
        var sale = sale(channel);
        var json = taken(channel, document(channel.name(), sale));
        assertThat(json.path("kind").asText()).isEqualTo("order");
        assertThat(json.path("reference").asText()).contains(Long.toString(NUMBER));
        assertThat(json.path("currency").asText()).isEqualTo(channel.currency());
        assertThat(new BigDecimal(json.path("total").asText()))
                .isEqualByComparingTo(sale.words().get("total"));
        assertThat(json.at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(json.at("/lines/0/sku").asText())
                .isIn(sale.words().get("sku"), sale.words().get("gtin"));
        assertThat(new BigDecimal(json.at("/payments/0/amount").asText()))
                .isEqualByComparingTo(sale.words().get("total"));
    }

    @ParameterizedTest
    @MethodSource("hinting")
    void a_hint_names_the_order_that_is_then_fetched(Channel channel) {
        var sale = sale(channel);
        var hint = taken(channel, Template.fill("hints/" + channel.name() + ".json", sale));
        assertThat(hint.path("kind").asText()).isEqualTo("hint");
        assertThat(hint.path("reference").asText())
                .isEqualTo(taken(channel, document(channel.name(), sale))
                        .path("reference")
                        .asText());
    }

    private Sale sale(Channel channel) {
        var buyer = new Crowd(new Dice(3), 0).local();
        return Sale.of(
                channel,
                NUMBER,
                NOW,
                buyer,
                new Basket.Line(catalogue.articles().get(7), 2));
    }

    /** As the hub composes it. */
    private static String document(String channel, Sale sale) {
        return switch (channel) {
            case "prestashop" ->
                Stream.of(
                                "order/orders",
                                "delivery/addresses",
                                "country/countries",
                                "currency/currencies",
                                "customer/customers")
                        .map(part -> part.split("/", 2))
                        .map(part -> "<" + part[0] + ">" + body(Template.fill("prestashop/" + part[1] + ".xml", sale))
                                + "</" + part[0] + ">")
                        .collect(Collectors.joining("", "<message>", "</message>"));
            case "mercadolibre" ->
                "{\"order\": " + Template.fill("mercadolibre/orders.json", sale) + ", \"shipment\": "
                        + Template.fill("mercadolibre/shipments.json", sale) + "}";
            case "amazon-flat" -> Template.fill("amazon-flat.tsv", sale);
            case "till-csv" -> Template.fill("till-csv.csv", sale);
            case "x12" -> Template.fill("x12.x12", sale);
            case "edifact" -> Template.fill("edifact.edi", sale);
            case "ubl" -> Template.fill("ubl.xml", sale);
            case "idoc" -> Template.fill("idoc.idoc", sale);
            default -> Template.fill(channel + ".json", sale);
        };
    }

    private static String body(String xml) {
        return xml.substring(xml.indexOf("<prestashop"));
    }

    private static JsonNode taken(Channel channel, String document) {
        var partner = PARTNERS.find(channel.name()).orElseThrow();
        var items = new Normaliser(PARTNERS).normalise(partner, document.getBytes(StandardCharsets.UTF_8));
        assertThat(items).hasSize(1);
        assertThat(items.get(0).result()).isInstanceOf(Result.Taken.class);
        return Json.tree(((Result.Taken) items.get(0).result()).json());
    }
}

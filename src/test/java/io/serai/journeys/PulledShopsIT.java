package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Shops that are pulled only: PrestaShop in XML, whose orders are spread over many documents, and Shopware. */
class PulledShopsIT extends Journey {
    private static final Path SAMPLES = Path.of("mappings/channels");
    private static final Pattern PART = Pattern.compile("(?s)<(\\w+)>(<prestashop.*?</prestashop>)</\\1>");

    private final String id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));

    @Test
    void an_order_of_prestashop_is_composed_of_what_belongs_to_it() throws IOException {
        var order = presta();

        assertThat(order.view().path("total").asText()).isEqualTo("118.14");
        assertThat(order.view().path("currency").asText()).isEqualTo("EUR");
        assertThat(order.view().toString()).contains("Calle Mayor 3");
    }

    @Test
    void prestashop_is_told_in_xml_what_left() throws IOException {
        var order = presta().reaches("ALLOCATED");
        var carrier = "<id>" + id + "</id><id_order>" + id + "</id_order><id_carrier>2</id_carrier><tracking_number/>";
        Stage.SET.shops.prestaShopHas(Map.of(
                "/order_carriers",
                "<prestashop><order_carriers><order_carrier>" + carrier
                        + "</order_carrier></order_carriers></prestashop>",
                "/order_histories",
                "<prestashop><order_histories/></prestashop>"));

        leaves(order);

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Stage.SET.shops.told("PUT", "/api/order_carriers/" + id))
                .singleElement()
                .asString()
                .contains("<tracking_number>" + order.parcels("andes").get(0) + "</tracking_number>");
        assertThat(Stage.SET.shops.told("POST", "/api/order_histories"))
                .singleElement()
                .asString()
                .contains("<id_order>" + id + "</id_order><id_order_state>4</id_order_state>");
    }

    private PlacedOrder presta() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var whole = Files.readString(SAMPLES.resolve("prestashop/samples/composed.in.xml"))
                .replace("<id><![CDATA[31]]>", "<id><![CDATA[" + id + "]]>")
                .replace("REM-AZ-M", remera.sku())
                .replace("8412345000110", remera.sku())
                .replace("<iso_code>ES<", "<iso_code>AR<");
        Stage.SET.shops.prestaShopHas(
                id,
                "2026-03-02 10:00:00",
                Map.of(
                        "/orders/" + id,
                        part(whole, "order"),
                        "/addresses/7",
                        part(whole, "delivery"),
                        "/addresses/8",
                        part(whole, "invoice"),
                        "/countries/6",
                        part(whole, "country"),
                        "/currencies/1",
                        part(whole, "currency"),
                        "/customers/3",
                        part(whole, "customer"),
                        "/order_payments",
                        part(whole, "payments")));
        return new PlacedOrder("prestashop", id, world);
    }

    private void leaves(PlacedOrder order) {
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();
        order.reaches("SHIPPED");
    }

    @Test
    void an_order_of_shopware_comes_with_its_associations_by_a_token_for_the_integration() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var order = (ObjectNode)
                Json.parse(Files.readString(SAMPLES.resolve("shopware/samples/paid-with-a-promotion.in.json"))
                        .replace("SW-POLO-M", remera.sku()));
        Stage.SET.shops.shopwareHas(order.put("id", "sw" + id));

        soon(() -> assertThat(new PlacedOrder("shopware", "sw" + id, world).found())
                .hasSize(1));
        assertThat(new PlacedOrder("shopware", "sw" + id, world)
                        .view()
                        .path("total")
                        .asText())
                .isEqualTo("109.98");
    }

    @Test
    void shopware_is_told_the_numbers_of_the_parcels_and_then_that_they_left() throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var sale = (ObjectNode)
                Json.parse(Files.readString(SAMPLES.resolve("shopware/samples/paid-with-a-promotion.in.json"))
                        .replace("SW-POLO-M", remera.sku())
                        .replace("\"iso\": \"DE\"", "\"iso\": \"AR\""));
        Stage.SET.shops.shopwareHas(sale.put("id", "sw" + id));
        var order = new PlacedOrder("shopware", "sw" + id, world).reaches("ALLOCATED");

        leaves(order);

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Stage.SET.shops.told("PATCH", "/api/order-delivery/d1"))
                .singleElement()
                .asString()
                .contains("\"" + order.parcels("andes").get(0) + "\"");
        assertThat(Stage.SET.shops.told("POST", "/api/_action/order_delivery/d1/state/ship"))
                .hasSize(1);
    }

    private static String part(String whole, String name) {
        return PART.matcher(whole)
                .results()
                .filter(found -> found.group(1).equals(name))
                .map(found -> found.group(2))
                .findFirst()
                .orElseThrow();
    }
}

package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.log.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void what_prestashop_gives_back_by_a_slip_is_not_sent_though_the_order_itself_has_not_changed() throws IOException {
        var order = presta().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 3));

        Stage.SET.shops.prestaShopGivesBack("7" + id, id, refunded());

        order.isAllocated(Map.of(CORDOBA, 2));
        assertThat(order.timeline()).containsOnlyOnce("ORDER_EDITED");
        leaves(order);
    }

    @Test
    void what_prestashop_gives_back_is_not_sent_though_the_slip_was_there_before_the_order_had_it() throws IOException {
        var order = presta().reaches("ALLOCATED").isAllocated(Map.of(CORDOBA, 3));
        Stage.SET.shops.prestaShopGivesBack("7" + id, id, Map.of());
        soon(() -> assertThat(world.jdbc()
                        .queryForObject(
                                "select count(*) from receipt_item where order_id = ?::uuid",
                                Integer.class,
                                order.id()))
                .as("the order is fetched for the slip")
                .isEqualTo(2));

        Stage.SET.shops.prestaShopHas(refunded());

        order.isAllocated(Map.of(CORDOBA, 2));
        assertThat(order.timeline()).containsOnlyOnce("ORDER_EDITED");
    }

    /** One of its pieces is given back. */
    private Map<String, String> refunded() {
        var detail = "<id>" + id + "</id><product_quantity_refunded>1</product_quantity_refunded>"
                + "<total_refunded_tax_incl>45.000000</total_refunded_tax_incl>"
                + "<total_price_tax_incl>90.000000</total_price_tax_incl>"
                + "<total_price_tax_excl>74.380165</total_price_tax_excl>";
        return Map.of(
                "/order_details",
                "<prestashop><order_details><order_detail>" + detail + "</order_detail></order_details></prestashop>");
    }

    @Test
    void prestashop_is_told_in_xml_what_left() throws IOException {
        var order = presta().reaches("ALLOCATED");
        prestaKnows("");

        leaves(order);

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Stage.SET.shops.told("PUT", "/api/order_carriers/" + id))
                .singleElement()
                .asString()
                .contains("<tracking_number>" + order.parcels("andes").get(0) + "</tracking_number>");
        assertThat(histories()).containsExactly("4");
    }

    @Test
    void prestashop_hears_that_the_order_has_left_when_what_was_missing_is_cancelled() throws IOException {
        var order = presta().reaches("ALLOCATED");
        prestaKnows("");
        onePieceLeaves(order);
        var number = order.parcels("andes").get(0);
        assertThat(Stage.SET.shops.told("PUT", "/api/order_carriers/" + id))
                .singleElement()
                .asString()
                .contains(number);
        assertThat(histories()).as("it knows one dispatch, of all of it").isEmpty();
        prestaKnows(number);

        assertThat(order.cancelRest().status()).isEqualTo(200);

        order.reaches("SHIPPED");
        soon(() -> assertThat(histories()).containsExactly("4"));
        soon(() -> assertThat(told(order)).containsExactly("DONE", "DONE again"));
        assertThat(Stage.SET.shops.told("PUT", "/api/order_carriers/" + id))
                .as("it has the number already")
                .hasSize(1);
        assertThat(order.cancelRest().status()).as("it is cancelled").isEqualTo(200);
        assertThat(told(order)).hasSize(2);
    }

    @Test
    void shopware_hears_that_the_order_has_left_when_what_was_missing_is_cancelled() throws IOException {
        var order = shopware(3).reaches("ALLOCATED");
        onePieceLeaves(order);
        assertThat(steps("ship_partially")).hasSize(1);
        assertThat(steps("ship")).isEmpty();

        assertThat(order.cancelRest().status()).isEqualTo(200);

        order.reaches("SHIPPED");
        soon(() -> assertThat(steps("ship")).hasSize(1));
        soon(() -> assertThat(told(order)).containsExactly("DONE", "DONE again"));
        assertThat(Stage.SET.shops.told("PATCH", "/api/order-delivery/d-sw" + id))
                .as("it has the number already")
                .hasSize(1);
        assertThat(steps("ship_partially")).hasSize(1);
    }

    /** Of all that was reserved the shelf has one piece, and nobody has more. */
    private void onePieceLeaves(PlacedOrder order) {
        world.warehouse(CORDOBA).picks(order, 1).packs(order);
        world.carrier("andes").leaves();
        soon(() -> assertThat(told(order)).containsExactly("DONE"));
        order.reaches("FULFILLING");
    }

    /** What the shop was told of what left, and whether that was once more. */
    private List<String> told(PlacedOrder order) {
        return world.jdbc().queryForList("""
                        select state || case when data->>'again' = 'true' then ' again' else '' end from attempt
                        where order_id = ?::uuid and kind = 'FULFILMENT' order by created_at, id
                        """, String.class, order.id());
    }

    /** The states that PrestaShop was told to put the order in. */
    private List<String> histories() {
        return Stage.SET.shops.told("POST", "/api/order_histories").stream()
                .filter(body -> body.contains("<id_order>" + id + "</id_order>"))
                .map(body -> body.replaceAll(".*<id_order_state>(.*)</id_order_state>.*", "$1"))
                .toList();
    }

    private List<String> steps(String step) {
        return Stage.SET.shops.told("POST", "/api/_action/order_delivery/d-sw" + id + "/state/" + step);
    }

    private void prestaKnows(String number) {
        var carrier = "<id>" + id + "</id><id_order>" + id + "</id_order><id_carrier>2</id_carrier><tracking_number>"
                + number + "</tracking_number>";
        Stage.SET.shops.prestaShopHas(Map.of(
                "/order_carriers",
                "<prestashop><order_carriers><order_carrier>" + carrier
                        + "</order_carrier></order_carriers></prestashop>",
                "/order_histories",
                "<prestashop><order_histories/></prestashop>"));
    }

    private PlacedOrder presta() throws IOException {
        var remera = world.ware().lies(3, CORDOBA);
        var whole = Files.readString(SAMPLES.resolve("prestashop/samples/composed.in.xml"))
                .replace("<id><![CDATA[31]]>", "<id><![CDATA[" + id + "]]>")
                .replace("<id><![CDATA[51]]>", "<id><![CDATA[" + id + "]]>")
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
        var order = shopware(9).reaches("ALLOCATED");

        leaves(order);

        soon(() -> assertThat(order.timeline()).contains("CHANNEL_TOLD"));
        assertThat(Stage.SET.shops.told("PATCH", "/api/order-delivery/d-sw" + id))
                .singleElement()
                .asString()
                .contains("\"" + order.parcels("andes").get(0) + "\"");
        assertThat(Stage.SET.shops.told("POST", "/api/_action/order_delivery/d-sw" + id + "/state/ship"))
                .hasSize(1);
    }

    private PlacedOrder shopware(int pieces) throws IOException {
        var remera = world.ware().lies(pieces, CORDOBA);
        var sale = (ObjectNode)
                Json.parse(Files.readString(SAMPLES.resolve("shopware/samples/paid-with-a-promotion.in.json"))
                        .replace("SW-POLO-M", remera.sku())
                        .replace("\"iso\": \"DE\"", "\"iso\": \"AR\""));
        Stage.SET.shops.shopwareHas(sale.put("id", "sw" + id));
        return new PlacedOrder("shopware", "sw" + id, world);
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

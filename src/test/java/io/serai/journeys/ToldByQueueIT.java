package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;

/** A channel whose whole interface is a queue each way: orders come by one, and what became of them goes back by the other, as JSON. */
class ToldByQueueIT extends Journey {
    @Autowired
    private ConnectionFactory broker;

    private final Map<String, List<JsonNode>> told = new TreeMap<>();

    @Test
    void a_channel_hears_on_its_queue_that_an_order_was_taken_over_and_what_left_with_its_tracking_number() {
        var order = ordered();

        hears("acceptance", order);
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();

        var left = hears("fulfilment", order);
        assertThat(left.path("tracking"))
                .singleElement()
                .satisfies(number -> assertThat(number.asText())
                        .isEqualTo(order.parcels("andes").get(0)));
        assertThat(left.path("carrier").asText()).as("its own name of it").isEqualTo("AND");
        assertThat(left.path("complete").asBoolean()).isTrue();
        assertThat(left.at("/lines/0/quantity").asInt()).isEqualTo(2);
        World.soon(() -> assertThat(order.calls()).contains("ACCEPTANCE DONE", "FULFILMENT DONE"));
    }

    @Test
    void a_channel_hears_on_its_queue_that_a_person_cancelled_an_order() {
        var order = ordered();

        assertThat(order.cancel().status()).isEqualTo(200);

        assertThat(hears("cancellation", order).path("reason").asText()).isEqualTo("journey");
    }

    private PlacedOrder ordered() {
        var remera = world.ware().lies(5, CORDOBA);
        var no = "RV-" + UUID.randomUUID();
        new JmsTemplate(broker)
                .convertAndSend(
                        "serai.orders.reseller",
                        Json.write(Map.of(
                                "no",
                                no,
                                "at",
                                Instant.now().toString(),
                                "shop",
                                "Almacén",
                                "sku",
                                remera.sku(),
                                "pieces",
                                2,
                                "price",
                                "100.00")));
        return new PlacedOrder("reseller", no, world).reaches("ALLOCATED");
    }

    private JsonNode hears(String type, PlacedOrder order) {
        World.soon(() -> assertThat(read().getOrDefault(type, List.of()))
                .filteredOn(message -> message.at("/order/reference").asText().equals(order.reference()))
                .hasSize(1));
        return told.get(type).stream()
                .filter(message -> message.at("/order/reference").asText().equals(order.reference()))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, List<JsonNode>> read() throws JMSException {
        var jms = new JmsTemplate(broker);
        jms.setReceiveTimeout(200);
        while (jms.receive("serai.told.reseller") instanceof TextMessage message) {
            told.computeIfAbsent(message.getJMSType(), none -> new ArrayList<>())
                    .add(Json.parse(message.getText()));
        }
        return told;
    }
}

package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jms.core.JmsTemplate;

/** A channel whose whole interface is a queue each way: orders come by one, and what became of them goes back by the other, as JSON. */
class ToldByQueueIT extends Journey {
    @Autowired
    private ConnectionFactory broker;

    @Test
    void a_channel_hears_on_its_queue_that_an_order_was_taken_over_and_what_left_with_its_tracking_number() {
        var order = ordered();
        var queue = told("reseller");

        queue.hears("acceptance", order);
        world.warehouse(CORDOBA).makesReady(order);
        world.carrier("andes").leaves();

        var left = queue.hears("fulfilment", order);
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

        assertThat(told("reseller").hears("cancellation", order).path("reason").asText())
                .isEqualTo("journey");
    }

    @Test
    void what_was_told_is_told_once_also_if_the_wake_up_is_rolled_back_after_it() throws Exception {
        var wakeUps = new AtomicInteger();
        var rollsBack = new AtomicBoolean(true);
        AdviceWith.adviceWith(camel, "reseller.tell", route -> {
            route.weaveAddFirst().process(exchange -> wakeUps.incrementAndGet());
            route.weaveAddLast().process(exchange -> {
                if (rollsBack.getAndSet(false)) {
                    throw new IllegalStateException("it was told, and the wake-up is not acknowledged");
                }
            });
        });

        var order = ordered();

        World.soon(() -> assertThat(wakeUps.get()).isGreaterThan(1));
        World.soon(() -> assertThat(order.calls()).contains("ACCEPTANCE DONE"));
        assertThat(rollsBack).isFalse();
        var queue = told("reseller");
        queue.hears("acceptance", order);
        assertThat(queue.all("acceptance", order)).hasSize(1);
    }

    @Test
    void a_channel_that_the_command_alone_has_made_hears_on_its_queue_what_became_of_its_order() {
        var remera = world.ware().lies(5, CORDOBA);
        var reference = UUID.randomUUID().toString();
        new JmsTemplate(broker)
                .convertAndSend("serai.orders." + Stage.MADE, Stage.MADE_ORDER.formatted(reference, remera.sku()));
        var order = new PlacedOrder(Stage.MADE, reference, world);
        var queue = told(Stage.MADE);

        var taken = queue.hears("acceptance", order);

        assertThat(taken.at("/order/id").asText()).isEqualTo(order.id());
        assertThat(order.cancel().status()).isEqualTo(200);
        queue.hears("cancellation", order);
    }

    private ToldQueue told(String channel) {
        return new ToldQueue(broker, "serai.told." + channel);
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
}

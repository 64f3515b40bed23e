package io.serai.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CourierTest {
    private static final Delivery DELIVERY =
            new Delivery("/hub/orders", now -> Map.of("X-Id", "7"), "{}".getBytes(StandardCharsets.UTF_8));

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger delivered = new AtomicInteger();

    @Test
    void a_message_that_the_hub_does_not_take_is_sent_again_with_the_same_id() {
        try (var hub = hub(503, 503, 202);
                var courier = new Courier(Clock.systemUTC(), Duration.ofMillis(5))) {
            courier.open(URI.create("http://127.0.0.1:" + hub.port()));
            courier.send(DELIVERY, delivered::incrementAndGet);
            await().until(() -> delivered.get() == 1);
        }
        assertThat(calls).hasSize(3).allMatch(call -> "7".equals(call.header("x-id")));
    }

    @Test
    void nothing_is_sent_before_the_hub_is_known() {
        try (var hub = hub(200);
                var courier = new Courier(Clock.systemUTC(), Duration.ofMillis(5))) {
            courier.send(DELIVERY, delivered::incrementAndGet);
            await().during(Duration.ofMillis(50)).until(calls::isEmpty);
            courier.open(URI.create("http://127.0.0.1:" + hub.port()));
            await().until(() -> delivered.get() == 1);
        }
    }

    private PartnerServer hub(int... statuses) {
        var hub = new PartnerServer(0);
        hub.at("/hub", call -> {
            calls.add(call);
            return Answer.of(statuses[Math.min(calls.size(), statuses.length) - 1]);
        });
        hub.start();
        return hub;
    }
}

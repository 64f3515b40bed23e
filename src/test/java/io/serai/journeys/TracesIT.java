package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.serai.log.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One order is one trace, from the sender's own span through the database and the queues to the calls to partners. */
class TracesIT extends Journey {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDER = "00f067aa0ba902b7";

    @Autowired
    private InMemorySpanExporter spans;

    @Test
    void an_order_goes_on_with_the_trace_of_its_sender_through_database_and_queues() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var body = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<>(WebShop.signed(body, UUID.randomUUID().toString()));
        headers.put("traceparent", "00-" + TRACE + "-" + SENDER + "-01");

        assertThat(world.hub().send("POST", WebShop.DOOR, headers, body).status())
                .isEqualTo(202);
        bought.order().reaches("ALLOCATED");

        World.soon(() -> assertThat(names())
                .contains(
                        "receive shopify",
                        "process orders",
                        "send serai.warehouse.tasks",
                        "take pick task",
                        "send serai.calls.payments.stripe",
                        "call payments:stripe VERIFY"));
        assertThat(one("receive shopify").getParentSpanId()).isEqualTo(SENDER);
        assertThat(parent("process orders")).isEqualTo("receive shopify");
        assertThat(parent("send serai.warehouse.tasks")).isEqualTo("process orders");
        assertThat(parent("take pick task")).isEqualTo("send serai.warehouse.tasks");
        assertThat(parent("call payments:stripe VERIFY")).isEqualTo("process orders");
        assertThat(trace())
                .allSatisfy(span -> assertThat(span.toString())
                        .doesNotContain(bought.reference())
                        .doesNotContain("Fern")
                        .doesNotContain("@example.com"));
    }

    @Test
    void a_traceparent_that_is_none_begins_a_trace_of_its_own_and_is_kept_nowhere() {
        var remera = world.ware().lies(5, CORDOBA);
        var bought = world.shop().order().of(1, remera).bought();
        var body = Json.write(bought.json()).getBytes(StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<>(WebShop.signed(body, UUID.randomUUID().toString()));
        headers.put("traceparent", "00-Ana Fernandez-1-01");

        var receipt = world.receipt(world.hub().send("POST", WebShop.DOOR, headers, body));

        assertThat(receipt.outcomes()).containsExactly("CREATED");
        assertThat(world.jdbc()
                        .queryForObject(
                                "select headers ->> 'traceparent' from receipt where id = ?::uuid",
                                String.class,
                                receipt.id()))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
    }

    private List<SpanData> trace() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(TRACE))
                .toList();
    }

    private List<String> names() {
        return trace().stream().map(SpanData::getName).toList();
    }

    private SpanData one(String name) {
        return trace().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The name of the span that one goes on from. */
    private String parent(String name) {
        var id = one(name).getParentSpanId();
        return trace().stream()
                .filter(span -> span.getSpanId().equals(id))
                .map(SpanData::getName)
                .findFirst()
                .orElse("none");
    }
}

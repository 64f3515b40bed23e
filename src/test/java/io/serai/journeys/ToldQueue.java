package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.log.Json;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jms.core.JmsTemplate;

/** A queue on which a channel hears what became of its orders; what was read of it is remembered. */
final class ToldQueue {
    private static final long MOMENT = 200;

    private final JmsTemplate jms;
    private final String name;
    private final Map<String, List<JsonNode>> told = new TreeMap<>();

    ToldQueue(ConnectionFactory broker, String name) {
        this.jms = new JmsTemplate(broker);
        this.name = name;
        jms.setReceiveTimeout(MOMENT);
    }

    /** What it is told of this kind about an order; once. */
    JsonNode hears(String type, PlacedOrder order) {
        World.soon(() -> assertThat(all(type, order)).hasSize(1));
        return all(type, order).get(0);
    }

    /** All of this kind about an order so far. */
    List<JsonNode> all(String type, PlacedOrder order) {
        read();
        return told.getOrDefault(type, List.of()).stream()
                .filter(message -> message.at("/order/reference").asText().equals(order.reference()))
                .toList();
    }

    private void read() {
        try {
            while (jms.receive(name) instanceof TextMessage message) {
                told.computeIfAbsent(message.getJMSType(), none -> new ArrayList<>())
                        .add(Json.parse(message.getText()));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

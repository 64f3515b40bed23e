package io.serai.chaos;

import io.serai.demo.web.Signatures;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Messages that nobody can take, at a door and on every kind of queue: they are parked or put aside, and nothing else waits for them. */
final class Poison implements Break {
    private static final List<String> QUEUES = List.of(
            "serai.warehouse.tasks", "serai.warehouse.events", "serai.calls.mail", "serai.calls.channel.shopify");
    private static final int NOISE = 64;

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String strike(Rig rig, Random random) {
        var noise = new byte[NOISE];
        random.nextBytes(noise);
        var bodies = List.of(
                "",
                "{",
                "null",
                "[".repeat(20_000),
                "{\"kind\":\"pick\",\"task\":7}",
                new String(noise, StandardCharsets.ISO_8859_1));
        var heard = new ArrayList<Integer>();
        bodies.forEach(body -> heard.add(knock(rig.front().port(), body.getBytes(StandardCharsets.UTF_8))));
        QUEUES.forEach(queue -> bodies.forEach(body -> put(rig.brokerPort(), queue, body, noise)));
        return bodies.size() + " at the door, answered " + heard + ", and on " + QUEUES;
    }

    @Override
    public void heal(Rig rig) {
        // there is nothing to put right
    }

    private static int knock(int port, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/channels/shopify/orders"))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", "orders/create")
                .header("X-Shopify-Shop-Domain", "tienda-serai.myshopify.com")
                .header("X-Shopify-Hmac-Sha256", Signatures.shopify("shpss_serai_demo", body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void put(int port, String queue, String body, byte[] noise) {
        try (var connections = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
                var connection = connections.createConnection();
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(queue))) {
            producer.send(session.createTextMessage(body));
            var bytes = session.createBytesMessage();
            bytes.writeBytes(noise);
            producer.send(bytes);
            producer.send(session.createObjectMessage(new ArrayList<>(List.of(body.length()))));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.serai.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.journeys.HubAtHand;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.QueueBrowser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.core.MessageCreator;

/** Messages on the queues that the hub reads: text and bytes are kept, Java objects are never unpacked (CVE-2026-40860). */
class QueuesIT extends HubAtHand {
    private static final String EVENTS = "serai.warehouse.events";
    private static final String TASKS = "serai.warehouse.tasks";
    private static final String DEAD = "serai.dead";
    private static final Duration FIVE_DELIVERIES = Duration.ofSeconds(60);

    @Test
    void java_objects_end_with_the_dead_letters_unread() {
        var sent = UUID.randomUUID().toString();
        for (var queue : List.of(EVENTS, TASKS)) {
            send(queue, session -> marked(session.createObjectMessage(new Poison()), sent));
        }
        send(EVENTS, session -> marked(session.createMapMessage(), sent));
        send(EVENTS, session -> marked(session.createStreamMessage(), sent));

        Awaitility.await()
                .atMost(FIVE_DELIVERIES)
                .untilAsserted(() -> assertThat(dead(sent)).hasSize(4));
        assertThat(dead(sent)).filteredOn(ObjectMessage.class::isInstance).hasSize(2);
        assertThat(Poison.UNPACKED).hasValue(0);
        takesAGoodOrder();
    }

    @Test
    void the_process_unpacks_no_java_object_from_anywhere() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Poison());
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThatThrownBy(in::readObject).isInstanceOf(InvalidClassException.class);
        }
        assertThat(Poison.UNPACKED).hasValue(0);
    }

    @Test
    void no_property_of_a_message_has_an_effect() {
        try (var listener = new Listener()) {
            for (var spelling : HeadersIT.CASES) {
                var body = "{\"steered\":\"" + UUID.randomUUID() + "\"}";
                send(EVENTS, session -> {
                    var message = session.createTextMessage(body);
                    for (var name : HeadersIT.NAMES) {
                        message.setStringProperty(spelling.apply(name).replace(".", "_DOT_"), listener.url());
                    }
                    return message;
                });
                var kept = "select partner || ' ' || transport || ' ' || (headers - 'traceparent')"
                        + " from receipt where body = convert_to(?, 'UTF8')";
                Awaitility.await()
                        .atMost(FIVE_DELIVERIES)
                        .untilAsserted(() -> assertThat(jdbc.queryForList(kept, String.class, body))
                                .containsExactly("serai jms {}"));
            }
            assertThat(listener.callers()).isZero();
        }
    }

    @Test
    void a_file_name_that_a_message_claims_does_not_make_another_message_its_double() {
        for (var body :
                List.of("{\"first\":\"" + UUID.randomUUID() + "\"}", "{\"second\":\"" + UUID.randomUUID() + "\"}")) {
            send(EVENTS, session -> {
                var message = session.createTextMessage(body);
                message.setStringProperty("CAMELFileNameOnly", "same.json");
                message.setStringProperty("CAMELFileLastModified", "1");
                return message;
            });
            Awaitility.await()
                    .atMost(FIVE_DELIVERIES)
                    .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                    "select count(*) from receipt where body = convert_to(?, 'UTF8')",
                                    Integer.class,
                                    body))
                            .isEqualTo(1));
        }
    }

    private void send(String queue, MessageCreator message) {
        new JmsTemplate(broker).send(queue, message);
    }

    private static Message marked(Message message, String mark) throws JMSException {
        message.setStringProperty("mark", mark);
        return message;
    }

    private List<Message> dead(String mark) {
        var dead = new JmsTemplate(broker)
                .browseSelected(DEAD, "mark = '" + mark + "'", (session, browser) -> all(browser));
        return dead == null ? List.of() : dead;
    }

    private static List<Message> all(QueueBrowser browser) throws JMSException {
        var found = new ArrayList<Message>();
        for (var each : Collections.list((Enumeration<?>) browser.getEnumeration())) {
            found.add((Message) each);
        }
        return found;
    }
}

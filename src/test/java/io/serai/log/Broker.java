package io.serai.log;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker in this JVM that keeps nothing, and can be stopped and started again. */
final class Broker {
    /** An address that is soon full: it then refuses what comes, as the hub's own do. */
    static final String SMALL = "serai.small";

    private static final int SMALL_BYTES = 200_000;
    private static final String URL = "vm://77";
    private static final long NO_MORE_MILLIS = 50;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(URL);

    Broker() throws Exception {
        var settings = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAddressSetting(
                        SMALL,
                        new AddressSettings()
                                .setMaxSizeBytes(SMALL_BYTES)
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL))
                .addAcceptorConfiguration("in-vm", URL);
        server.setConfiguration(settings);
        server.start();
        connections.setReconnectAttempts(0);
    }

    ConnectionFactory connections() {
        return connections;
    }

    /** Takes every message that waits at an address. */
    List<String> drain(String address) throws JMSException {
        var bodies = new ArrayList<String>();
        try (var connection = connections.createConnection();
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                var consumer = session.createConsumer(session.createQueue(address))) {
            connection.start();
            while (consumer.receive(NO_MORE_MILLIS) instanceof TextMessage message) {
                bodies.add(message.getText());
            }
        }
        return bodies;
    }

    void stop() throws Exception {
        connections.close();
        server.stop();
    }
}

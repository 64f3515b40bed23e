package io.serai.routing;

import io.serai.kernel.Port;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Takes messages off a queue in groups, so that the work of many is one transaction of the database, and then one of the broker:
 * they are acknowledged when the exchange has come through, and come again if it failed. After a failure they come one by one, so that
 * the broker's limit of redeliveries takes the culprit aside, and it alone.
 */
@Port
@Component("queueGroup")
public class QueueGroup implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(QueueGroup.class);
    private static final int GROUP = 100;
    private static final long WAIT_MILLIS = 500;

    private record Open(Connection connection, Session session, MessageConsumer consumer) {}

    private final ConnectionFactory broker;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> alone = new ConcurrentHashMap<>();

    QueueGroup(ConnectionFactory broker) {
        this.broker = broker;
    }

    /** What waits, at most a group; empty if nothing came within half a second. */
    public List<QueueMessage> take(Exchange exchange, String queue) throws JMSException {
        try {
            var opened = open(queue);
            var outcome = new Outcome(queue, opened.session());
            exchange.getExchangeExtension().addOnCompletion(outcome);
            return receive(opened.consumer(), alone.containsKey(queue) ? 1 : GROUP, outcome);
        } catch (JMSException e) {
            close(queue);
            throw e;
        }
    }

    /** The traces of messages in their order; null where one has none. */
    public List<@Nullable String> traces(List<QueueMessage> messages) {
        return messages.stream().map(QueueMessage::trace).collect(Collectors.toList());
    }

    private static List<QueueMessage> receive(MessageConsumer consumer, int most, Outcome outcome) throws JMSException {
        var messages = new ArrayList<QueueMessage>();
        for (var message = consumer.receive(WAIT_MILLIS); message != null; message = consumer.receiveNoWait()) {
            outcome.received++;
            messages.add(QueueMessage.of(message));
            if (messages.size() == most) {
                break;
            }
        }
        return messages;
    }

    private Open open(String queue) throws JMSException {
        var known = open.get(queue);
        if (known != null) {
            return known;
        }
        var connection = broker.createConnection();
        connection.start();
        var session = connection.createSession(true, Session.SESSION_TRANSACTED);
        var opened = new Open(connection, session, session.createConsumer(session.createQueue(queue)));
        open.put(queue, opened);
        return opened;
    }

    private void close(String queue) {
        var closing = open.remove(queue);
        if (closing != null) {
            try {
                closing.connection().close();
            } catch (JMSException lostAnyway) {
                log.debug("The connection to {} was lost", queue, lostAnyway);
            }
        }
    }

    @Override
    public void destroy() {
        List.copyOf(open.keySet()).forEach(this::close);
    }

    private final class Outcome extends SynchronizationAdapter {
        private final String queue;
        private final Session session;
        private int received;

        Outcome(String queue, Session session) {
            this.queue = queue;
            this.session = session;
        }

        @Override
        public void onComplete(Exchange exchange) {
            try {
                session.commit();
                alone.computeIfPresent(queue, (same, left) -> left <= received ? null : left - received);
            } catch (JMSException e) {
                log.warn("{} messages of {} will come again: {}", received, queue, e.toString());
                close(queue);
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            log.warn("{} messages of {} come again, one by one", received, queue);
            alone.merge(queue, received, Math::max);
            try {
                session.rollback();
            } catch (JMSException e) {
                close(queue);
            }
        }
    }
}

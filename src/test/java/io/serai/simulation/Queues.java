package io.serai.simulation;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The broker: keeps what a session commits until somebody has taken it, gives it out in any order, may be away. */
final class Queues {
    /** A message at an address. */
    record Message(String address, String body) {}

    private interface Handler {
        Object handle(String method, Object[] arguments) throws JMSException;
    }

    private final List<Message> waiting = new ArrayList<>();
    private final Supplier<Faults> faults;
    private boolean losing;

    Queues(Supplier<Faults> faults) {
        this.faults = faults;
    }

    void clear() {
        waiting.clear();
    }

    /** A broken one takes messages and forgets every third: for the proof that the simulation sees it. */
    void lose(boolean some) {
        losing = some;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Any message that waits; it stays until it was {@link #taken}. */
    Optional<Message> next(Chance chance) {
        waiting.sort(Comparator.comparing(Message::address).thenComparing(Message::body));
        return waiting.isEmpty() ? Optional.empty() : Optional.of(chance.of(waiting));
    }

    void taken(Message message) {
        waiting.remove(message);
    }

    ConnectionFactory connections() {
        return stub(
                ConnectionFactory.class, (method, arguments) -> method.equals("createConnection") ? connection() : "");
    }

    private Connection connection() throws JMSException {
        if (faults.get().now(5)) {
            throw new JMSException("the broker is away");
        }
        return stub(Connection.class, (method, arguments) -> method.equals("createSession") ? session() : "");
    }

    private Session session() {
        var sent = new ArrayList<Message>();
        return stub(Session.class, (method, arguments) -> switch (method) {
            case "createProducer" -> producer((Queue) arguments[0], sent);
            case "createTextMessage" -> named(TextMessage.class, "getText", arguments[0]);
            case "createQueue" -> named(Queue.class, "getQueueName", arguments[0]);
            case "commit" -> commit(sent);
            default -> "";
        });
    }

    private Object commit(List<Message> sent) throws JMSException {
        if (faults.get().now(3)) {
            throw new JMSException("the broker did not take it");
        }
        for (var message : sent) {
            if (!losing || !faults.get().now(33)) {
                waiting.add(message);
            }
        }
        sent.clear();
        return "";
    }

    private static MessageProducer producer(Queue queue, List<Message> sent) {
        return stub(MessageProducer.class, (method, arguments) -> {
            if (method.equals("send")) {
                sent.add(new Message(queue.getQueueName(), ((TextMessage) arguments[0]).getText()));
            }
            return "";
        });
    }

    private static <T> T named(Class<T> type, String getter, Object value) {
        return stub(type, (method, arguments) -> method.equals(getter) ? value : "");
    }

    /** What the relay does not use does nothing. */
    private static <T> T stub(Class<T> type, Handler handler) {
        Object stub = Proxy.newProxyInstance(
                Queues.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    var result = handler.handle(method.getName(), arguments == null ? new Object[0] : arguments);
                    return method.getReturnType().isInstance(result) ? result : null;
                });
        return type.cast(stub);
    }

    /** How many messages wait at each address, for the message of a failure. */
    Map<String, Long> sizes() {
        var sizes = new java.util.TreeMap<String, Long>();
        waiting.forEach(message -> sizes.merge(message.address(), 1L, Long::sum));
        return sizes;
    }
}

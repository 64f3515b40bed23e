package io.serai.routing;

import io.serai.log.Traces;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of a queue. Its JMS id tells a redelivery, and is missing if its sender saved it; {@code trace} is its traceparent, if that is
 * sound. Nothing else that the sender has set is looked at.
 */
public record QueueMessage(
        @Nullable String id, byte[] bytes, @Nullable String trace) {
    /**
     * Only text and bytes are read: a Java object is of somebody's choice, and never unpacked.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static QueueMessage of(Message message) throws JMSException {
        return new QueueMessage(
                message.getJMSMessageID(), read(message), Traces.sound(message.getStringProperty(Traces.HEADER)));
    }

    private static byte[] read(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText()).orElse("").getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage bytes) {
            return bytes.getBodyLength() == 0 ? new byte[0] : bytes.getBody(byte[].class);
        }
        throw new IllegalArgumentException("the message " + message.getJMSMessageID() + " is neither text nor bytes");
    }
}

package io.serai.routing;

import io.serai.fulfilment.Reception;
import io.serai.kernel.Port;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** What arrives by file, SFTP or queue: it is kept before it is acknowledged, moved or deleted. */
@Port
@Component("arrivals")
public class Arrivals {
    /** The partner that a route reads from; set by its template. */
    static final String PARTNER = "SeraiPartner";

    private final Reception reception;

    Arrivals(Reception reception) {
        this.reception = reception;
    }

    public void file(Exchange exchange, @Header(PARTNER) String partner) throws IOException {
        keep(exchange, partner, "file");
    }

    public void sftp(Exchange exchange, @Header(PARTNER) String partner) throws IOException {
        keep(exchange, partner, "sftp");
    }

    /**
     * A message of a queue; its JMS id tells a redelivery, and nothing else that its sender has set is looked at. Only text and bytes
     * are read: a Java object is never unpacked, and ends with the dead letters as it is.
     */
    public void queue(Message message, @Header(PARTNER) String partner) throws IOException, JMSException {
        reception.keep(partner, "jms", Map.of("message-id", message.getJMSMessageID()), bytes(message));
    }

    private static byte[] bytes(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText()).orElse("").getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage bytes) {
            return bytes.getBodyLength() == 0 ? new byte[0] : bytes.getBody(byte[].class);
        }
        throw new IllegalArgumentException("a message of a queue is text or bytes");
    }

    private void keep(Exchange exchange, String partner, String transport) throws IOException {
        var message = exchange.getMessage();
        var headers = new HashMap<String, String>();
        Optional.ofNullable(message.getHeader(Exchange.FILE_NAME_ONLY, String.class))
                .ifPresent(name -> headers.put("file-name", name));
        Optional.ofNullable(message.getHeader(Exchange.FILE_LAST_MODIFIED, Long.class))
                .ifPresent(time -> headers.put("file-time", time.toString()));
        try (var body = message.getBody(InputStream.class)) {
            reception.keep(partner, transport, headers, body == null ? InputStream.nullInputStream() : body);
        }
    }
}

package io.serai.routing;

import io.serai.fulfilment.Reception;
import io.serai.kernel.Port;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Reception reception;

    Arrivals(Reception reception) {
        this.reception = reception;
    }

    public void file(Exchange exchange, @Header(PARTNER) String partner) throws IOException {
        keepFile(exchange, partner, "file");
    }

    public void sftp(Exchange exchange, @Header(PARTNER) String partner) throws IOException {
        keepFile(exchange, partner, "sftp");
    }

    /** A message of a queue; its JMS id tells a redelivery. Only text and bytes are read, never Java objects. */
    public void queue(Exchange exchange, @Header(PARTNER) String partner) throws IOException {
        try (var body = body(exchange, partner)) {
            reception.keep(partner, "jms", headers(exchange), body);
        }
    }

    private void keepFile(Exchange exchange, String partner, String transport) throws IOException {
        try (var body = body(exchange, partner)) {
            reception.keepFile(partner, transport, headers(exchange), body);
        }
    }

    /** Whoever comes this way can wait for room; after so long it is kept all the same. */
    private InputStream body(Exchange exchange, String partner) {
        reception.hasRoom(partner, PATIENCE);
        var body = exchange.getMessage().getBody(InputStream.class);
        return body == null ? InputStream.nullInputStream() : body;
    }

    private static Map<String, String> headers(Exchange exchange) {
        var message = exchange.getMessage();
        var headers = new HashMap<String, String>();
        Optional.ofNullable(message.getHeader(Exchange.FILE_NAME_ONLY, String.class))
                .ifPresent(name -> headers.put("file-name", name));
        Optional.ofNullable(message.getHeader(Exchange.FILE_LAST_MODIFIED, Long.class))
                .ifPresent(time -> headers.put("file-time", time.toString()));
        Optional.ofNullable(message.getHeader("JMSMessageID", String.class))
                .ifPresent(id -> headers.put("message-id", id));
        return headers;
    }
}

package io.serai.routing;

import io.serai.channels.TooLargeException;
import io.serai.fulfilment.intake.Reception;
import io.serai.kernel.Port;
import io.serai.log.Traces;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What arrives by file, SFTP or queue: it is kept before it is acknowledged, moved or deleted. */
@Port
@Component("arrivals")
public class Arrivals {
    /** The partner that a route reads from; set by its template. */
    static final String PARTNER = "SeraiPartner";

    /** Where a file goes that we are done with. */
    private static final String FOLDER = "SeraiFolder";

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

    /** Messages of a queue, all of them or none. They wait for room as one: after its patience the group is kept all the same. */
    public void queue(List<QueueMessage> messages, @Header(PARTNER) String partner) throws IOException {
        var patience = PATIENCE;
        var arrived = new ArrayList<Reception.Arrived>();
        for (var message : messages) {
            patience = reception.hasRoom(partner, patience) ? patience : Duration.ZERO;
            var headers = new HashMap<String, String>();
            Optional.ofNullable(message.id()).ifPresent(id -> headers.put("message-id", id));
            Optional.ofNullable(message.trace()).ifPresent(trace -> headers.put(Traces.HEADER, trace));
            arrived.add(new Reception.Arrived(headers, message.bytes()));
        }
        reception.keepAll(partner, "jms", arrived);
    }

    private void keepFile(Exchange exchange, String partner, String transport) throws IOException {
        var headers = headers(exchange);
        try (var body = body(exchange, partner, headers.get("file-size"))) {
            reception.keepFile(partner, transport, headers, body);
        } catch (TooLargeException e) {
            reception.refuseFile(partner, headers, e);
            exchange.getMessage().setHeader(FOLDER, ".failed");
        }
    }

    /** Whoever comes this way can wait for room; after so long it is kept all the same. */
    private InputStream body(Exchange exchange, String partner, @Nullable String size) {
        reception.hasRoom(partner, PATIENCE);
        var body = exchange.getMessage().getBody(InputStream.class);
        var stream = body == null ? InputStream.nullInputStream() : body;
        return size == null ? stream : new WholeStream(stream, Long.parseLong(size));
    }

    private static Map<String, String> headers(Exchange exchange) {
        var message = exchange.getMessage();
        var headers = new HashMap<String, String>();
        Optional.ofNullable(message.getHeader(Exchange.FILE_NAME_ONLY, String.class))
                .ifPresent(name -> headers.put("file-name", name));
        Optional.ofNullable(message.getHeader(Exchange.FILE_LAST_MODIFIED, Long.class))
                .ifPresent(time -> headers.put("file-time", time.toString()));
        Optional.ofNullable(message.getHeader(Exchange.FILE_LENGTH, Long.class))
                .ifPresent(size -> headers.put("file-size", size.toString()));
        return headers;
    }
}

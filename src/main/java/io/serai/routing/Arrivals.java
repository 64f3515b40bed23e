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
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
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

    /** So many files are remembered that broke off; with more than that it is no single file. */
    private static final int MOST = 1000;

    private final Reception reception;
    private final Map<String, Long> brokeOff = new ConcurrentHashMap<>();

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
        var look = LookAgain.of(exchange);
        var body = body(exchange, partner, headers.getOrDefault("file-size", "0"), look);
        try (body) {
            reception.keepFile(partner, transport, headers, body);
        } catch (TooLargeException e) {
            reception.refuseFile(partner, headers, e);
            exchange.getMessage().setHeader(FOLDER, ".failed");
            return;
        } catch (IOException | RuntimeException e) {
            body.brokeOffAt().ifPresent(at -> brokeOff(partner, headers, at));
            throw e;
        }
        look.unchanged();
    }

    /** Once is a connection that broke. A second time at the same place it is the server, which lists more than it sends. */
    private void brokeOff(String partner, Map<String, String> headers, long at) {
        var file = partner + "/" + headers.get("file-name") + "@" + headers.get("file-time");
        if (brokeOff.size() >= MOST) {
            brokeOff.clear();
        }
        var before = brokeOff.put(file, at);
        if (before != null && before == at) {
            reception.fileBreaksOff(partner, headers, at);
        }
    }

    /** Whoever comes this way can wait for room; after so long it is kept all the same. */
    private WholeStream body(Exchange exchange, String partner, String size, LookAgain.Look look) {
        reception.hasRoom(partner, PATIENCE);
        var body = exchange.getMessage().getBody(InputStream.class);
        return new WholeStream(body == null ? InputStream.nullInputStream() : body, Long.parseLong(size), look);
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

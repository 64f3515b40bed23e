package io.serai.fulfilment;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.serai.channels.Backlog;
import io.serai.channels.Delivery;
import io.serai.channels.Exceptions;
import io.serai.channels.Exceptions.Parked;
import io.serai.channels.Inbox;
import io.serai.channels.IncomingFiles;
import io.serai.channels.Receipt;
import io.serai.channels.TooLargeException;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.Traces;
import io.serai.mapping.CardMask;
import io.serai.mapping.CsvPieces;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes messages in at every door, and keeps them. */
@Port
@Component("reception")
public class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    /** Headers that may be kept with a message, in lower case. */
    private static final Set<String> KEPT = Set.of(
            "content-type",
            "user-agent",
            "x-shopify-topic",
            "x-shopify-webhook-id",
            "x-shopify-shop-domain",
            "x-shopify-triggered-at",
            "x-wc-webhook-topic",
            "x-wc-webhook-delivery-id",
            "x-wc-webhook-source",
            "webhook-id",
            "webhook-timestamp",
            "idempotency-key",
            "file-name",
            Traces.HEADER);

    /** Headers in which senders name a delivery; the first that is there counts. */
    private static final List<String> DELIVERY_IDS =
            List.of("idempotency-key", "x-shopify-webhook-id", "x-wc-webhook-delivery-id", "webhook-id", "message-id");

    /** How long a piece may be if its rows are very long. */
    private static final int PIECE_BYTES = 1 << 20;

    private static final Duration FILE_PATIENCE = Duration.ofMinutes(1);

    private final Inbox inbox;
    private final Backlog backlog;
    private final Exceptions exceptions;
    private final IncomingFiles files;
    private final Partners partners;
    private final Normaliser normaliser;
    private final CardMask cardMask;
    private final Traces traces;
    private final Clock clock;
    private final int rowsPerPiece;
    private final int maxBytes;

    Reception(
            Inbox inbox,
            Backlog backlog,
            Exceptions exceptions,
            IncomingFiles files,
            Partners partners,
            Normaliser normaliser,
            Traces traces,
            Clock clock,
            @Value("${serai.inbox.rows:100}") int rowsPerPiece,
            @Value("${serai.inbox.max-bytes:10485760}") int maxBytes) {
        this.inbox = inbox;
        this.backlog = backlog;
        this.exceptions = exceptions;
        this.files = files;
        this.partners = partners;
        this.normaliser = normaliser;
        this.cardMask = new CardMask(normaliser);
        this.traces = traces;
        this.clock = clock;
        this.rowsPerPiece = rowsPerPiece;
        this.maxBytes = maxBytes;
    }

    /**
     * Keeps a message of a partner whom we have reached or who has reached us through a transport that is trusted by itself: a folder,
     * SFTP, a queue, an API that we pull.
     *
     * @param headers names in any case; only the allow-listed are kept
     */
    public Receipt keep(String partner, String transport, Map<String, String> headers, InputStream body)
            throws IOException {
        var known = known(partner);
        var here = new LinkedHashMap<>(lower(headers));
        var span = received(known, here);
        try {
            return inbox.keep(delivery(known, transport, here, read(body)));
        } finally {
            span.end();
        }
    }

    /** A message and what came with it. */
    public record Arrived(Map<String, String> headers, byte[] body) {}

    /** As {@link #keep} of several: all of them are kept, or none. */
    public void keepAll(String partner, String transport, List<Arrived> messages) throws IOException {
        var known = known(partner);
        inbox.keepAll(messages.stream()
                .map(each -> {
                    var here = new LinkedHashMap<>(lower(each.headers()));
                    received(known, here).end();
                    return delivery(known, transport, here, each.body());
                })
                .toList());
    }

    /** The span in which it is kept; what comes after goes on from it. Only a sound trace of a sender is taken over. */
    private Span received(Partner partner, Map<String, String> headers) {
        var parent = Traces.sound(headers.remove(Traces.HEADER));
        var span = traces.start("receive " + partner.name(), SpanKind.CONSUMER, parent);
        var here = Traces.traceparent(span);
        if (here != null) {
            headers.put(Traces.HEADER, here);
        }
        return span;
    }

    private Partner known(String name) {
        return partners.find(name).orElseThrow(() -> new IllegalArgumentException("there is no partner " + name));
    }

    /**
     * Keeps a file. One that is CSV and longer than {@code serai.inbox.rows} is kept in pieces of so many rows, each a message of its
     * own, so that it never is in memory as a whole; if we are killed on the way, those that were kept are known when it is read again.
     * Nothing is kept of a piece for which there is no room yet: its reader waits.
     */
    public void keepFile(String partner, String transport, Map<String, String> headers, InputStream body)
            throws IOException {
        var known = known(partner);
        if (!CsvPieces.canCut(known)) {
            keep(partner, transport, headers, body);
            return;
        }
        var pieces = new Pieces(known, transport, lower(headers));
        CsvPieces.cut(body, known.csv(), rowsPerPiece, PIECE_BYTES, maxBytes, pieces);
        pieces.end();
    }

    /** A file that is too long ever to be kept: a person hears of it. What of it was kept in pieces stays. */
    public void refuseFile(String partner, Map<String, String> headers, TooLargeException why) {
        var known = partners.find(partner).orElseThrow();
        var file = headers.getOrDefault("file-name", "?");
        var args = Map.of("file", file, "detail", String.valueOf(why.getMessage()));
        var parked = Parked.ofStep(Ids.next(), null, partner, known.lane().toString(), "SER-0111", args);
        exceptions.park(List.of(parked), clock.instant());
    }

    /** Knows only at the second piece whether there are several: a short file is one message, as it came. */
    private final class Pieces implements CsvPieces.Taker {
        private final Partner partner;
        private final String transport;
        private final Map<String, String> headers;
        private byte[] first = new byte[0];
        private int taken;
        private long bytes;
        private @Nullable UUID file;

        Pieces(Partner partner, String transport, Map<String, String> headers) {
            this.partner = partner;
            this.transport = transport;
            this.headers = headers;
        }

        @Override
        public void take(int no, long linesBefore, byte[] piece) throws IOException {
            taken = no;
            if (no == 1) {
                first = piece;
                return;
            }
            if (no == 2) {
                keepPiece(1, 0, first);
            }
            keepPiece(no, linesBefore, piece);
        }

        void end() throws IOException {
            if (taken <= 1) {
                inbox.keep(delivery(partner, transport, headers, first));
            } else if (file != null) {
                files.end(file);
            }
        }

        private UUID file() {
            var begun = file;
            if (begun == null) {
                var name = headers.getOrDefault("file-name", "?");
                var size = headers.get("file-size");
                begun = files.begin(
                        partner.name(),
                        name,
                        name + "@" + headers.getOrDefault("file-time", ""),
                        size == null ? null : Long.valueOf(size));
                file = begun;
            }
            return begun;
        }

        private void keepPiece(int no, long linesBefore, byte[] piece) throws IOException {
            hasRoom(partner.name(), FILE_PATIENCE);
            var delivery = delivery(partner, transport, headers, piece);
            var kept = new LinkedHashMap<>(delivery.headers());
            kept.put("piece", Integer.toString(no));
            kept.put("lines-before", Long.toString(linesBefore));
            var receipt = inbox.keep(delivery.piece(no, kept)).receipt();
            bytes += piece.length;
            files.piece(file(), no, receipt, bytes);
        }
    }

    public Optional<Partner> partner(String name, Partner.Kind kind) {
        return partners.find(name).filter(partner -> partner.kind() == kind);
    }

    /** Waits until there is room for one more of the partner's messages; false if there was none within {@code patience}. */
    public boolean hasRoom(String partner, Duration patience) {
        return partners.find(partner)
                .map(known -> backlog.enter(known.lane().toString(), patience))
                .orElse(true);
    }

    /** For the hub's own API: what is wrong with the content, before anything is kept. Empty if nothing is. */
    public List<Problem> problems(String partner, byte[] body) {
        return normaliser.normalise(partners.find(partner).orElseThrow(), body).stream()
                .map(item -> item.result() instanceof Result.Refused refused ? refused.problems() : List.<Problem>of())
                .flatMap(List::stream)
                .toList();
    }

    /** Whether a delivery of this name is there already, so that who pulls need not fetch the rest of it. */
    public boolean isKept(String partner, String delivery) {
        return inbox.isKept(partner, delivery);
    }

    /** As {@link #keep}, of bytes at hand. */
    public Receipt keep(String partner, String transport, Map<String, String> headers, byte[] body) throws IOException {
        return keep(partner, transport, headers, new ByteArrayInputStream(body));
    }

    /** One byte more than is kept tells that there are too many. */
    private byte[] read(InputStream body) throws IOException {
        return body.readNBytes(maxBytes + 1);
    }

    /** A card number that somebody wrote into a text is not kept, and is no reason to let an order wait. */
    private Delivery delivery(Partner partner, String transport, Map<String, String> headers, byte[] came) {
        var body = cardMask.mask(partner, came);
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (KEPT.contains(name)) {
                kept.put(name, value);
            }
        });
        if (body != came) {
            log.warn(
                    "A message of {} had a card number in a text, which was masked before it was kept", partner.name());
            kept.put("masked", "card-number");
        }
        return new Delivery(
                partner.name(),
                partner.lane().toString(),
                transport,
                deliveryId(partner, headers),
                partner.dedupe(),
                headers.get("content-type"),
                kept,
                new ByteArrayInputStream(body));
    }

    private static @Nullable String deliveryId(Partner partner, Map<String, String> headers) {
        var file = headers.get("file-name");
        if (file != null && partner.dedupe() == null) {
            // Equal bytes are no double here, but the same file still is: when we were killed before it was moved away.
            return file + "@" + headers.get("file-time");
        }
        return DELIVERY_IDS.stream()
                .map(headers::get)
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .orElse(null);
    }

    static Map<String, String> lower(Map<String, String> headers) {
        var lower = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}

package io.serai.fulfilment.intake;

import io.serai.channels.Backlog;
import io.serai.channels.Exceptions;
import io.serai.channels.Exceptions.Parked;
import io.serai.channels.Inbox;
import io.serai.channels.IncomingFiles;
import io.serai.channels.Receipt;
import io.serai.channels.TooLargeException;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.Json;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.mapping.Piece;
import io.serai.mapping.Pieces;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Takes messages in at every door, and keeps them. */
@Port
@Component("reception")
public class Reception {
    /** Who sent a message of a partner's that several programs send: each has its own names of deliveries. No sender can set it. */
    public static final String SENDER = "serai-sender";

    /** How long a piece may be if its rows are very long. */
    private static final int PIECE_BYTES = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final Inbox inbox;
    private final Backlog backlog;
    private final Exceptions exceptions;
    private final IncomingFiles files;
    private final Partners partners;
    private final Normaliser normaliser;
    private final Deliveries deliveries;
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
            Deliveries deliveries,
            Clock clock,
            @Value("${serai.inbox.rows:100}") int rowsPerPiece,
            @Value("${serai.inbox.max-bytes:10485760}") int maxBytes) {
        this.inbox = inbox;
        this.backlog = backlog;
        this.exceptions = exceptions;
        this.files = files;
        this.partners = partners;
        this.normaliser = normaliser;
        this.deliveries = deliveries;
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
        var span = deliveries.received(known, here);
        try {
            return inbox.keep(deliveries.of(known, transport, here, read(body)));
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
                    deliveries.received(known, here).end();
                    return deliveries.of(known, transport, here, each.body());
                })
                .toList());
    }

    private Partner known(String name) {
        return partners.find(name).orElseThrow(() -> new IllegalArgumentException("there is no partner " + name));
    }

    /**
     * Keeps a file. One that can be cut and is longer than {@code serai.inbox.rows} is kept in pieces of so many items, each a message of
     * its own, so that it never is in memory as a whole; if we are killed on the way, those that were kept are known when it is read
     * again. Nothing is kept of a piece for which there is no room yet: its reader waits.
     */
    public void keepFile(String partner, String transport, Map<String, String> headers, InputStream body)
            throws IOException {
        var known = known(partner);
        var stream = new BufferedInputStream(body, BUFFER);
        var cutter = Pieces.of(known, stream);
        if (cutter.isEmpty()) {
            keep(partner, transport, headers, stream);
            return;
        }
        var pieces = new FilePieces(inbox, files, backlog, deliveries, known, transport, lower(headers));
        var problems = cutter.get().cut(stream, new Piece.Limits(rowsPerPiece, PIECE_BYTES, maxBytes), pieces);
        pieces.end();
        if (!problems.isEmpty()) {
            tellOfFile(known, lower(headers), problems);
        }
    }

    /** A person hears once of what is wrong with a file as a whole, also if it is read again after a crash. */
    private void tellOfFile(Partner partner, Map<String, String> headers, List<Problem> problems) {
        var file = headers.getOrDefault("file-name", "?");
        var name = partner.name() + "/" + file + "@" + headers.getOrDefault("file-time", "");
        var told = problems.stream().map(problem -> problem.of("file", file)).toList();
        var parked = new Parked(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                null,
                null,
                null,
                partner.name(),
                partner.lane().toString(),
                told.get(0).code(),
                Json.write(told),
                1,
                false,
                null,
                "OPEN");
        exceptions.park(List.of(parked), clock.instant());
    }

    /** A file that is too long ever to be kept: a person hears of it. What of it was kept in pieces stays. */
    public void refuseFile(String partner, Map<String, String> headers, TooLargeException why) {
        var known = partners.find(partner).orElseThrow();
        var file = headers.getOrDefault("file-name", "?");
        var args = Map.of("file", file, "detail", String.valueOf(why.getMessage()));
        var parked = Parked.ofStep(Ids.next(), null, partner, known.lane().toString(), "SER-0111", args);
        exceptions.park(List.of(parked), clock.instant());
    }

    /** A file ends again and again before it should: a person hears once. It stays where it is, and is read again. */
    public void fileBreaksOff(String partner, Map<String, String> headers, long at) {
        var file = headers.getOrDefault("file-name", "?");
        var name = "breaks off: " + partner + "/" + file + "@" + headers.getOrDefault("file-time", "");
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        var args = Map.of("file", file, "size", headers.getOrDefault("file-size", "?"), "read", Long.toString(at));
        var lane = known(partner).lane().toString();
        exceptions.park(List.of(Parked.ofStep(id, null, partner, lane, "SER-0118", args)), clock.instant());
    }

    /** A channel lists an order and will not tell more of it: a person hears once, however often it is listed. */
    public void refusedThere(String partner, String reference, String delivery, int status) {
        var id = refusal(partner, delivery);
        var args = Map.of("reference", reference, "status", Integer.toString(status));
        var lane = known(partner).lane().toString();
        exceptions.park(List.of(Parked.ofStep(id, null, partner, lane, "SER-0112", args)), clock.instant());
    }

    /** Whether a person has heard of it, as it is listed now. */
    public boolean isRefusedThere(String partner, String delivery) {
        return exceptions.isKnown(refusal(partner, delivery));
    }

    /** They were given after all, whichever of them a person had heard of. */
    public void givenThere(String partner, Collection<String> deliveries) {
        var ids =
                deliveries.stream().map(delivery -> refusal(partner, delivery)).toList();
        exceptions.closeOpen(ids, "REPLAYED", clock.instant());
    }

    private static UUID refusal(String partner, String delivery) {
        return UUID.nameUUIDFromBytes((partner + "/" + delivery).getBytes(StandardCharsets.UTF_8));
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

    /** Whether there is room at once for one more message of the partner's that anybody may have sent. */
    public boolean hasRoomUnsigned(Partner partner) {
        return backlog.enterUnsigned(partner.lane().toString());
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

    static Map<String, String> lower(Map<String, String> headers) {
        var lower = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}

package io.serai.fulfilment.intake;

import io.serai.channels.Backlog;
import io.serai.channels.Envelope;
import io.serai.channels.Inbox;
import io.serai.channels.IncomingFiles;
import io.serai.channels.IncomingFiles.Begun;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Piece;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the pieces of a file. It knows only at the second one whether there are several: a short file is one message, as it came. */
final class FilePieces implements Piece.Taker {
    /** How long its reader waits for room. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Inbox inbox;
    private final IncomingFiles files;
    private final Backlog backlog;
    private final Deliveries deliveries;
    private final Partner partner;
    private final String transport;
    private final Map<String, String> headers;
    private @Nullable Piece first;
    private int taken;
    private long bytes;
    private @Nullable Begun file;

    FilePieces(
            Inbox inbox,
            IncomingFiles files,
            Backlog backlog,
            Deliveries deliveries,
            Partner partner,
            String transport,
            Map<String, String> headers) {
        this.inbox = inbox;
        this.files = files;
        this.backlog = backlog;
        this.deliveries = deliveries;
        this.partner = partner;
        this.transport = transport;
        this.headers = headers;
    }

    @Override
    public void take(Piece piece) throws IOException {
        taken = piece.no();
        if (taken == 1) {
            first = piece;
            return;
        }
        var before = first;
        if (before != null) {
            first = null;
            keepPiece(before);
        }
        keepPiece(piece);
    }

    void end() throws IOException {
        if (taken <= 1) {
            var whole = first == null ? new byte[0] : first.bytes();
            inbox.keep(deliveries.of(partner, transport, headers, whole));
        } else if (file != null) {
            files.end(file.id());
        }
    }

    private Begun file() {
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

    private void keepPiece(Piece piece) throws IOException {
        // What was kept before takes no room: to wait for it would only keep a server waiting, which may break off once
        // more.
        if (piece.no() > file().pieces()) {
            backlog.enter(partner.lane().toString(), PATIENCE);
        }
        var delivery = deliveries.of(partner, transport, headers, piece.bytes());
        var kept = new LinkedHashMap<>(delivery.headers());
        kept.put("piece", Integer.toString(piece.no()));
        kept.put("lines-before", Long.toString(piece.linesBefore()));
        // Known by its number, so that it is the same when the file is read again from its beginning.
        var apart = piece.keys().isEmpty() ? Set.<String>of() : files.apart(file().id(), piece.no(), piece.keys());
        if (!apart.isEmpty()) {
            kept.put(Envelope.APART, Json.write(apart));
        }
        var receipt = inbox.keep(delivery.piece(piece.no(), kept)).receipt();
        bytes += piece.bytes().length;
        files.piece(file().id(), piece.no(), receipt, bytes);
    }
}

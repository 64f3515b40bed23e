package io.serai.fulfilment;

import io.serai.channels.Backlog;
import io.serai.channels.Inbox;
import io.serai.channels.IncomingFiles;
import io.serai.mapping.CsvPieces;
import io.serai.mapping.Partner;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the pieces of a file. It knows only at the second one whether there are several: a short file is one message, as it came. */
final class FilePieces implements CsvPieces.Taker {
    /** How long its reader waits for room. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Inbox inbox;
    private final IncomingFiles files;
    private final Backlog backlog;
    private final Deliveries deliveries;
    private final Partner partner;
    private final String transport;
    private final Map<String, String> headers;
    private byte[] first = new byte[0];
    private int taken;
    private long bytes;
    private @Nullable UUID file;

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
            inbox.keep(deliveries.of(partner, transport, headers, first));
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
        backlog.enter(partner.lane().toString(), PATIENCE);
        var delivery = deliveries.of(partner, transport, headers, piece);
        var kept = new LinkedHashMap<>(delivery.headers());
        kept.put("piece", Integer.toString(no));
        kept.put("lines-before", Long.toString(linesBefore));
        var receipt = inbox.keep(delivery.piece(no, kept)).receipt();
        bytes += piece.length;
        files.piece(file(), no, receipt, bytes);
    }
}

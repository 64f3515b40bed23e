package io.serai.fulfilment.picking;

import io.serai.channels.Inbox;
import io.serai.edi.AcknowledgementWriter;
import io.serai.edi.EdiSchemas;
import io.serai.edi.X12Reader;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.telling.X12Parties;
import io.serai.kernel.ReceiptId;
import io.serai.log.Attempt;
import io.serai.shipping.DespatchAdvice;
import io.serai.shipping.ManifestCsv;
import io.serai.shipping.ManifestDocument;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What carriers get by SFTP: the manifest as CSV, the same as X12 856, and a 997 on what they sent. Names follow from the content, so a
 * repeat puts the same bytes under the same name; a carrier that took the first away knows the second by its control number.
 */
@Component
class ManifestDoor implements Door {
    static final String CSV = "MANIFEST_CSV";
    static final String X12_856 = "X12_856";
    static final String X12_997 = "X12_997";
    private static final String PREFIX = "sftp:";

    private final ManifestDocuments documents;
    private final Inbox inbox;
    private final X12Parties parties;
    private final Clock clock;
    private final EdiSchemas schemas = EdiSchemas.standard();
    private final DespatchAdvice despatchAdvice = new DespatchAdvice(schemas);
    private final X12Reader reader = new X12Reader(schemas);

    ManifestDoor(ManifestDocuments documents, Inbox inbox, X12Parties parties, Clock clock) {
        this.documents = documents;
        this.inbox = inbox;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith(PREFIX);
    }

    @Override
    public Call call(Attempt attempt) {
        var carrier = attempt.door().substring(PREFIX.length());
        return switch (attempt.kind()) {
            case CSV -> csv(attempt);
            case X12_856 -> despatchAdvice(attempt, carrier);
            case X12_997 -> acknowledgement(attempt, carrier);
            default -> throw new IllegalArgumentException("no such file for a carrier: " + attempt.kind());
        };
    }

    private Call csv(Attempt attempt) {
        var manifest = manifest(attempt);
        return new Call.File(attempt, "manifests", manifest.name() + ".csv", ManifestCsv.write(manifest));
    }

    private Call despatchAdvice(Attempt attempt, String carrier) {
        var manifest = manifest(attempt);
        var group = attempt.data().path("group").asLong();
        var envelope = parties.to(carrier, group);
        return new Call.File(attempt, "edi/in", manifest.name() + ".856.x12", despatchAdvice.write(manifest, envelope));
    }

    private ManifestDocument manifest(Attempt attempt) {
        return documents.of(UUID.fromString(attempt.data().path("manifest").asText()));
    }

    private Call acknowledgement(Attempt attempt, String carrier) {
        var received = reader.read(
                inbox.bytes(ReceiptId.of(attempt.data().path("receipt").asText())));
        var group = attempt.data().path("group").asLong();
        var writer =
                new AcknowledgementWriter(schemas, Clock.fixed(attempt.createdAt(), clock.getZone()), ZoneId.of("UTC"));
        return received.interchanges().stream()
                .flatMap(interchange -> writer.write(interchange, group, group).stream())
                .findFirst()
                .map(bytes -> new Call.File(
                        attempt, "acks/in", carrier.toUpperCase(Locale.ROOT) + "-" + group + ".997.x12", bytes))
                .orElseThrow(() -> new NothingToCallException("nothing-to-acknowledge"));
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return Verdict.ofFile(reply);
    }
}

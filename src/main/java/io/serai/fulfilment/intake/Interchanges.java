package io.serai.fulfilment.intake;

import io.serai.channels.Envelope;
import io.serai.channels.Exceptions.Parked;
import io.serai.edi.EdiSchemas;
import io.serai.edi.EdifactReader;
import io.serai.edi.X12Interchange;
import io.serai.edi.X12Reader;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.Ids;
import io.serai.mapping.Partner;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Knows the numbers of the X12 and EDIFACT interchanges that partners have sent (ISA13, UNB05, unique for a sender). The same bytes again never come
 * here: the inbox knows them. The same number with other bytes is told to a person, once for each number, because it may be a file
 * that was changed and sent again, or a counter that was set back; TA1 has the note 025 for it. Its sets are taken all the same: what
 * a carrier tells are facts, each posted once only, and to drop an interchange for its number would lose those that are new.
 */
@Repository
class Interchanges {
    private final JdbcTemplate jdbc;
    private final X12Reader reader = new X12Reader(EdiSchemas.standard());
    private final EdifactReader edifact = new EdifactReader(EdiSchemas.standard(), EdifactReader.Repeats.TAKEN);

    Interchanges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction. */
    void note(Work work, Envelope envelope, Partner partner) {
        switch (partner.format()) {
            case X12 ->
                reader.read(envelope.bytes())
                        .interchanges()
                        .forEach(each -> note(work, envelope, sender(each), each.control()));
            case EDIFACT ->
                edifact.read(envelope.bytes()).interchanges().stream()
                        .filter(each -> !each.control().isEmpty())
                        .forEach(each -> note(work, envelope, each.sender().id(), each.control()));
            default -> {}
        }
    }

    private static String sender(X12Interchange interchange) {
        return interchange.sender().qualifier() + ":" + interchange.sender().id();
    }

    private void note(Work work, Envelope envelope, String sender, String control) {
        var receipt = envelope.receipt().value();
        int isNew = jdbc.update(
                "insert into interchange (partner, sender, control, receipt_id) values (?, ?, ?, ?) on conflict do nothing",
                envelope.partner(),
                sender,
                control,
                receipt);
        if (isNew == 0) {
            jdbc.query("""
                            update interchange set told = true
                            where partner = ? and sender = ? and control = ? and receipt_id <> ? and not told
                            returning receipt_id
                            """, (row, n) -> row.getObject(1, UUID.class), envelope.partner(), sender, control, receipt)
                    .forEach(first -> work.park(cameTwice(envelope, control, first)));
        }
    }

    private static Parked cameTwice(Envelope envelope, String control, UUID first) {
        var args = Map.of(
                "control", control,
                "partner", envelope.partner(),
                "first", first.toString(),
                "again", envelope.receipt().toString());
        return Parked.ofStep(Ids.next(), null, envelope.partner(), envelope.lane(), "SER-0424", args);
    }
}

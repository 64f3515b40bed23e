package io.serai.fulfilment;

import io.serai.channels.Inbox;
import io.serai.edi.EdiAnswers;
import io.serai.edi.OrderAnswer;
import io.serai.kernel.ReceiptId;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.orders.OrderState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What business customers get by SFTP on their orders: an answer to the syntax of each interchange, and one to each order once it is
 * decided what becomes of it. Names follow from the content, so that a repeat puts the same file again.
 */
@Component
class EdiDoor implements Door {
    static final String SYNTAX = "SYNTAX";
    static final String DECISION = "DECISION";
    static final String PREFIX = "edi:";
    private static final String FOLDER = "in";

    private final Inbox inbox;
    private final Partners partners;
    private final AnswersByFormat formats;
    private final Books books;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;

    EdiDoor(
            Inbox inbox,
            Partners partners,
            AnswersByFormat formats,
            Books books,
            TransactionTemplate transaction,
            JdbcTemplate jdbc) {
        this.inbox = inbox;
        this.partners = partners;
        this.formats = formats;
        this.books = books;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String door) {
        return door.startsWith(PREFIX);
    }

    @Override
    public Call call(Attempt attempt) {
        var partner = partners.find(attempt.door().substring(PREFIX.length())).orElseThrow();
        var answers = formats.of(partner).orElseThrow(() -> new NothingToCallException("no-answers"));
        boolean syntax = attempt.kind().equals(SYNTAX);
        var bytes = syntax ? syntax(attempt, partner, answers) : decision(attempt, partner, answers);
        var extension = syntax ? answers.syntaxName() : answers.decisionName();
        var name = partner.name() + "-" + control(attempt) + "." + extension + "."
                + partner.format().name().toLowerCase(Locale.ROOT);
        return new Call.File(attempt, FOLDER, name, bytes);
    }

    private byte[] syntax(Attempt attempt, Partner partner, EdiAnswers answers) {
        var received = inbox.bytes(ReceiptId.of(attempt.data().path("receipt").asText()));
        int interchange = attempt.data().path("interchange").asInt();
        return answers.syntax(received, interchange, control(attempt), local(attempt.createdAt(), partner))
                .orElseThrow(() -> new NothingToCallException("nothing-to-acknowledge"));
    }

    private byte[] decision(Attempt attempt, Partner partner, EdiAnswers answers) {
        var order = Objects.requireNonNull(attempt.order());
        var answer = transaction.execute(status -> Optional.ofNullable(
                        books.open(Set.of(order)).get(order))
                .map(dossier -> answer(dossier, local(attempt.createdAt(), partner)))
                .orElseThrow(() -> new NothingToCallException("no-order")));
        return received(order.value())
                .flatMap(receipt ->
                        answers.decision(inbox.bytes(receipt), Objects.requireNonNull(answer), control(attempt)))
                .orElseThrow(() -> new NothingToCallException("no-message"));
    }

    /** What has been given a place, what waits for stock, and what was cancelled. */
    private static OrderAnswer answer(Dossier dossier, LocalDateTime at) {
        var lines = dossier.lines().stream()
                .map(line -> {
                    int wanted = dossier.state() == OrderState.CANCELLED ? 0 : line.wanted();
                    int waiting = Math.min(wanted, Math.max(0, dossier.uncovered(line)));
                    return new OrderAnswer.Line(line.reference(), line.quantity(), wanted - waiting, waiting);
                })
                .toList();
        return new OrderAnswer(dossier.order().reference(), at, lines);
    }

    /** The message that told its last revision. */
    private Optional<ReceiptId> received(UUID order) {
        return jdbc.query("""
                        select receipt_id from receipt_item join receipt on receipt.id = receipt_id
                        where order_id = ? and outcome in ('CREATED', 'UPDATED') order by receipt_id desc limit 1
                        """, (row, n) -> new ReceiptId(row.getObject(1, UUID.class)), order).stream()
                .findFirst();
    }

    private static long control(Attempt attempt) {
        return attempt.data().path("control").asLong();
    }

    private static LocalDateTime local(Instant at, Partner partner) {
        ZoneId zone = Objects.requireNonNullElse(partner.zone(), ZoneOffset.UTC);
        return LocalDateTime.ofInstant(at, zone);
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return reply.isOk() ? new Verdict.Done("{}") : new Verdict.Unknown("{}");
    }

    @Override
    public void settle(Group group, Attempt attempt, Verdict verdict) {
        var order = attempt.order();
        if (order != null && verdict instanceof Verdict.Done) {
            group.addAll(books.open(Set.of(order)));
            group.work()
                    .event(
                            group.dossier(order),
                            EventType.CHANNEL_TOLD,
                            Map.of("channel", attempt.door(), "answer", control(attempt)),
                            Cause.HUB);
        }
    }
}

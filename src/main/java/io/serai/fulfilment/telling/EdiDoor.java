package io.serai.fulfilment.telling;

import io.serai.channels.Inbox;
import io.serai.edi.EdiAnswers;
import io.serai.edi.OrderAnswer;
import io.serai.fulfilment.calls.Call;
import io.serai.fulfilment.calls.Door;
import io.serai.fulfilment.calls.NothingToCallException;
import io.serai.fulfilment.calls.Reply;
import io.serai.fulfilment.calls.Verdict;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What business customers get as files on their orders: an answer to the syntax of each interchange, and one to each order once it is
 * decided what becomes of it. Name and content follow from what was asked for, so that a repeat puts the same file again.
 */
@Component
class EdiDoor implements Door {
    static final String SYNTAX = "SYNTAX";
    static final String DECISION = "DECISION";
    static final String PREFIX = "edi:";
    static final String LINES = "lines";
    static final String CONTROL = "control";
    static final String REPLACES = "replaces";

    private static final String FOLDER = "in";

    /** What is answered, and the message that it answers. */
    private record Told(ReceiptId receipt, OrderAnswer answer) {}

    private final Inbox inbox;
    private final Partners partners;
    private final AnswersByFormat formats;
    private final Books books;
    private final JdbcTemplate jdbc;

    EdiDoor(Inbox inbox, Partners partners, AnswersByFormat formats, Books books, JdbcTemplate jdbc) {
        this.inbox = inbox;
        this.partners = partners;
        this.formats = formats;
        this.books = books;
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
        var at = local(attempt.createdAt(), partner);
        var order = attempt.order();
        var told = order == null ? refused(attempt, at) : told(attempt, order, at);
        return told.flatMap(each -> answers.decision(inbox.bytes(each.receipt()), each.answer(), control(attempt)))
                .orElseThrow(() -> new NothingToCallException("no-message"));
    }

    /** An order that never became one here. */
    private static Optional<Told> refused(Attempt attempt, LocalDateTime at) {
        var data = attempt.data();
        var answer = OrderAnswer.refused(
                data.path("reference").asText(), data.path("item").asInt(), at);
        return Optional.of(new Told(ReceiptId.of(data.path("receipt").asText()), answer));
    }

    /** The message that had told the order's last revision when it was decided on. */
    private Optional<Told> told(Attempt attempt, OrderId order, LocalDateTime at) {
        var lines = lines(attempt);
        long replaces = attempt.data().path(REPLACES).asLong();
        return jdbc
                .query(
                        """
                        select e.receipt_id, o.reference from event e join orders o on o.id = e.order_id
                        where e.order_id = ? and e.seq <= ? and e.receipt_id is not null
                          and e.type in ('ORDER_ACCEPTED', 'ORDER_EDITED')
                        order by e.seq desc limit 1
                        """,
                        (row, n) -> new Told(
                                new ReceiptId(row.getObject(1, UUID.class)),
                                new OrderAnswer(row.getString(2), at, lines).replacing(replaces)),
                        order.value(),
                        attempt.data().path("seq").asInt())
                .stream()
                .findFirst();
    }

    /** What was said of the lines of an order. */
    static List<OrderAnswer.Line> lines(Attempt attempt) {
        return List.of(Json.read(attempt.data().path(LINES).toString(), OrderAnswer.Line[].class));
    }

    /** The number of the answer among those of its partner. */
    static long control(Attempt attempt) {
        return attempt.data().path(CONTROL).asLong();
    }

    private static LocalDateTime local(Instant at, Partner partner) {
        ZoneId zone = Objects.requireNonNullElse(partner.zone(), ZoneOffset.UTC);
        return LocalDateTime.ofInstant(at, zone);
    }

    @Override
    public Verdict judge(Attempt attempt, Reply reply) {
        return Verdict.ofFile(reply);
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

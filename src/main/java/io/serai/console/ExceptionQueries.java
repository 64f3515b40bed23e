package io.serai.console;

import static io.serai.console.Columns.instant;
import static io.serai.console.Columns.json;
import static io.serai.console.Columns.optional;
import static io.serai.console.Columns.optionalInstant;
import static io.serai.console.Columns.optionalUuid;
import static io.serai.console.Columns.uuid;

import io.serai.kernel.OrderId;
import io.serai.kernel.ReceiptId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a person, and what once did. */
@Component
public class ExceptionQueries {
    private static final String SUMMARY = """
            select id, receipt_id, item_no, order_id, partner, lane, code, problems, state, created_at, closed_at, purged_at
            from exception""";

    /** In bytes; no more than what a receipt has in its own row. */
    private static final int MOST_SHOWN = 1_000_000;

    private static final UUID NEWEST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    ExceptionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, without their documents. {@code page} counts from 0; {@code size} is cut to {@value PageOf#MAX_SIZE}. */
    public PageOf<ExceptionView> list(ExceptionFilter filter, int page, int size) {
        var conditions = conditions(filter);
        int bounded = PageOf.boundedSize(size);
        int from = PageOf.boundedPage(page);
        var total = jdbc.sql("select count(*) from exception" + conditions.where())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        var items = jdbc.sql(
                        SUMMARY + conditions.where() + " order by created_at desc, id desc limit :limit offset :offset")
                .params(conditions.parameters())
                .param("limit", bounded)
                .param("offset", (long) from * bounded)
                .query((row, i) -> exception(row, null))
                .list();
        return new PageOf<>(items, from, bounded, total);
    }

    /** The same from the newest on, or from those before the one that is named. Nothing is counted. */
    public Slice<ExceptionView> before(ExceptionFilter filter, @Nullable UUID exception, int size) {
        int bounded = PageOf.boundedSize(size);
        var conditions = conditions(filter).with("id < :before", "before", exception == null ? NEWEST : exception);
        var rows = jdbc.sql(SUMMARY + conditions.where() + " order by id desc limit :limit")
                .params(conditions.parameters())
                .param("limit", bounded + 1)
                .query((row, i) -> exception(row, null))
                .list();
        return Slice.of(rows, bounded, last -> last.id().toString());
    }

    /**
     * What waits of a partner's, newest first, without its documents.
     *
     * @param from when it was parked at the earliest; null: at any time
     * @param until before when; null: until now
     */
    public List<ExceptionView> parked(String partner, @Nullable Instant from, @Nullable Instant until, int size) {
        var conditions = new Conditions()
                .with("state = :state", "state", "OPEN")
                .with("partner = :partner", "partner", partner)
                .with("created_at >= :from", "from", from == null ? null : Timestamp.from(from))
                .with("created_at < :until", "until", until == null ? null : Timestamp.from(until));
        return jdbc.sql(SUMMARY + conditions.where() + " order by created_at desc, id desc limit :limit")
                .params(conditions.parameters())
                .param("limit", PageOf.boundedSize(size))
                .query((row, i) -> exception(row, null))
                .list();
    }

    /** What is open by its cause, the most frequent first, at most fifty; {@code many} of them can be replayed. */
    public List<ExceptionCause> causes() {
        return jdbc.sql("""
                select partner, code, count(*) as open, count(receipt_id) as many, min(created_at) as since
                from exception where state = 'OPEN' group by partner, code order by open desc, partner, code limit 50""")
                .query((row, i) -> new ExceptionCause(
                        row.getString("partner"),
                        row.getString("code"),
                        row.getLong("open"),
                        row.getLong("many"),
                        instant(row, "since")))
                .list();
    }

    public Optional<ReplayRunView> run(UUID id) {
        return jdbc.sql("select * from replay_run where id = :id")
                .param("id", id)
                .query((row, i) -> new ReplayRunView(
                        id,
                        row.getString("kind"),
                        row.getString("partner"),
                        row.getString("code"),
                        row.getString("asked_by"),
                        instant(row, "asked_at"),
                        row.getInt("total"),
                        row.getInt("taken"),
                        row.getInt("refused"),
                        optionalInstant(row, "finished_at")))
                .optional();
    }

    private static Conditions conditions(ExceptionFilter filter) {
        return new Conditions()
                .with("state = :state", "state", filter.state())
                .with("partner = :partner", "partner", filter.partner())
                .with("code = :code", "code", filter.code());
    }

    /** Those that an order, or a message that it came by, left to a person; newest first, without their documents. */
    public List<ExceptionView> ofOrder(OrderId order) {
        return jdbc.sql(SUMMARY + " where order_id = :order order by created_at desc, id desc limit " + PageOf.MAX_SIZE)
                .param("order", order.value())
                .query((row, i) -> exception(row, null))
                .list();
    }

    /** With its document; where the whole message is meant, with the message's text. */
    public Optional<ExceptionView> find(UUID id) {
        return jdbc.sql("""
                select e.*, case when e.document is null and r.size <= :most then r.body end as message
                from exception e left join receipt r on r.id = e.receipt_id where e.id = :id""")
                .param("id", id)
                .param("most", MOST_SHOWN)
                .query((row, i) -> {
                    var document = optional(row, "document");
                    return exception(row, document == null ? text(row.getBytes("message")) : document);
                })
                .optional();
    }

    /** Null if it is too large to be shown, or no text. */
    private static @Nullable String text(byte @Nullable [] message) {
        try {
            return message == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(message))
                            .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }

    private static ExceptionView exception(ResultSet row, @Nullable String document) throws SQLException {
        var receipt = optionalUuid(row, "receipt_id");
        var order = optionalUuid(row, "order_id");
        int item = row.getInt("item_no");
        return new ExceptionView(
                uuid(row, "id"),
                receipt == null ? null : new ReceiptId(receipt),
                item == 0 ? null : Integer.valueOf(item),
                order == null ? null : new OrderId(order),
                row.getString("partner"),
                row.getString("lane"),
                row.getString("code"),
                json(row, "problems"),
                row.getString("state"),
                instant(row, "created_at"),
                optionalInstant(row, "closed_at"),
                optionalInstant(row, "purged_at"),
                document);
    }
}

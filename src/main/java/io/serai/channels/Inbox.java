package io.serai.channels;

import io.serai.kernel.ReceiptId;
import io.serai.log.Json;
import io.serai.log.Rows;
import io.serai.log.Together;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps messages as they came, each delivery once, and remembers what became of their items. */
@Repository
public class Inbox {
    private static final int LONGEST_KEY = 200;

    /** So many rows in one statement; more senders at a time make several. */
    private static final int ROWS = 16;

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)";

    /** A delivery on its way in: its receipt if it is new, and the name by which it is known. */
    private record Coming(ReceiptId receipt, Delivery delivery, String key, Body body) {}

    /** What was kept under a name, and until when that is its name. Without a SHA-256 nobody knows any more what its bytes were. */
    private record Kept(ReceiptId receipt, Instant until, byte[] sha256) {
        Receipt again(Body body) {
            return new Receipt(receipt, true, sha256.length > 0 && !Arrays.equals(sha256, body.sha256()));
        }
    }

    /** The order in which they are written, so that two who write the same ones never wait for each other. */
    private static final Comparator<Coming> BY_KEY = Comparator.comparing(Coming::key)
            .thenComparing(each -> each.receipt().value());

    private final Together<Coming, Boolean> together = new Together<>(ROWS, this::insertRows);
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final long maxBytes;
    private final Duration patience;

    Inbox(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${serai.inbox.max-bytes:10485760}") long maxBytes,
            @Value("${serai.inbox.patience:15m}") Duration patience) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    /**
     * Keeps a delivery durably, or finds the receipt that it got before.
     *
     * @throws TooLargeException if it is longer than {@code serai.inbox.max-bytes}
     * @throws IOException if its bytes cannot be read to the end; nothing is kept
     */
    public Receipt keep(Delivery delivery) throws IOException {
        var coming = coming(delivery);
        return receipt(coming, insert(coming));
    }

    /**
     * The same for several in one transaction: all of them are kept, or none.
     *
     * @return their receipts, in their order
     */
    public List<Receipt> keepAll(Collection<Delivery> deliveries) throws IOException {
        var coming = new ArrayList<Coming>();
        for (var delivery : deliveries) {
            coming.add(coming(delivery));
        }
        return Objects.requireNonNull(transaction.execute(status -> receipts(coming)));
    }

    private List<Receipt> receipts(List<Coming> coming) {
        var receipts = new HashMap<ReceiptId, Receipt>();
        var sorted = coming.stream().sorted(BY_KEY).toList();
        for (int from = 0; from < sorted.size(); from += ROWS) {
            var some = sorted.subList(from, Math.min(sorted.size(), from + ROWS));
            var isNew = insertRows(some);
            for (int i = 0; i < some.size(); i++) {
                var each = some.get(i);
                receipts.put(each.receipt(), receipt(each, isNew.get(i) && insertChunks(each)));
            }
        }
        return coming.stream()
                .map(each -> Objects.requireNonNull(receipts.get(each.receipt())))
                .toList();
    }

    private Coming coming(Delivery delivery) throws IOException {
        var body = Body.read(delivery.body(), maxBytes);
        var key = delivery.key() == null ? "sha256:" + HexFormat.of().formatHex(body.sha256()) : named(delivery.key());
        return new Coming(ReceiptId.next(), delivery, key, body);
    }

    private Receipt receipt(Coming coming, boolean isNew) {
        if (isNew) {
            return new Receipt(coming.receipt(), false, false);
        }
        var partner = coming.delivery().partner();
        var known = find(partner, coming.key());
        // Its window had passed, and the look at it has freed the name.
        if (known.isEmpty() && insert(coming)) {
            return new Receipt(coming.receipt(), false, false);
        }
        return known.or(() -> find(partner, coming.key())).orElseThrow().again(coming.body());
    }

    /**
     * Whether it is new. A message that fits in its row takes one statement, which is a transaction of its own, and one for several
     * senders at a time; unless somebody has a transaction open, which it is a part of then.
     */
    private boolean insert(Coming coming) {
        if (coming.body().chunks().size() > 1) {
            return Boolean.TRUE.equals(transaction.execute(status -> insertRow(coming) && insertChunks(coming)));
        }
        return TransactionSynchronizationManager.isActualTransactionActive() ? insertRow(coming) : together.ask(coming);
    }

    /** Whether the sender's delivery of this name was kept. */
    public boolean isKept(String partner, String key) {
        return find(partner, named(key)).isPresent();
    }

    /** What the sender calls the delivery; a long name by its SHA-256, because an index has room for so much only. */
    static String named(String key) {
        return key.length() <= LONGEST_KEY
                ? "id:" + key
                : "id-sha256:" + HexFormat.of().formatHex(Body.sha256(key.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<Kept> find(String partner, String key) {
        var now = clock.instant();
        var known = jdbc
                .query(
                        "select id, dedupe_until, sha256 from receipt where partner = ? and dedupe_key = ?",
                        (row, n) -> new Kept(
                                new ReceiptId(row.getObject(1, UUID.class)),
                                Optional.ofNullable(row.getTimestamp(2))
                                        .map(Timestamp::toInstant)
                                        .orElse(Instant.MAX),
                                row.getBytes(3)),
                        partner,
                        key)
                .stream()
                .findFirst();
        known.filter(receipt -> receipt.until().isBefore(now)).ifPresent(receipt -> forgetKey(receipt.receipt()));
        return known.filter(receipt -> !receipt.until().isBefore(now));
    }

    /** Its window has passed: the same bytes are a new message from now on. */
    private void forgetKey(ReceiptId receipt) {
        jdbc.update(
                "update receipt set dedupe_key = dedupe_key || '@' || id, dedupe_until = null where id = ?",
                receipt.value());
    }

    private boolean insertRow(Coming coming) {
        return insertRows(List.of(coming)).get(0);
    }

    /** For each whether it is new: of several with one key the first is. */
    private List<Boolean> insertRows(List<Coming> coming) {
        var rows = coming.stream().sorted(BY_KEY).flatMap(each -> values(each).stream());
        var inserted = new HashSet<>(jdbc.query(
                """
                insert into receipt (id, partner, lane, transport, dedupe_key, dedupe_until, sha256, size, media_type, headers,
                                     body, received_at, not_before, deadline)
                values %s
                on conflict (partner, dedupe_key) do nothing
                returning id
                """.formatted(String.join(", ", Collections.nCopies(coming.size(), ROW))),
                (row, n) -> new ReceiptId(row.getObject(1, UUID.class)),
                rows.toArray()));
        return coming.stream().map(each -> inserted.contains(each.receipt())).toList();
    }

    /** In the order of the columns. */
    private List<@Nullable Object> values(Coming coming) {
        var now = clock.instant();
        var delivery = coming.delivery();
        var window = delivery.sameBytesWindow();
        return Arrays.asList(
                coming.receipt().value(),
                delivery.partner(),
                delivery.lane(),
                delivery.transport(),
                delivery.key() == null && window == null ? coming.key() + "@" + coming.receipt() : coming.key(),
                delivery.key() != null || window == null ? null : Timestamp.from(now.plus(window)),
                coming.body().sha256(),
                coming.body().size(),
                delivery.mediaType(),
                Json.write(delivery.headers()),
                coming.body().chunks().get(0),
                Timestamp.from(now),
                Timestamp.from(now),
                Timestamp.from(now.plus(patience)));
    }

    private boolean insertChunks(Coming coming) {
        var chunks = coming.body().chunks();
        for (int no = 1; no < chunks.size(); no++) {
            jdbc.update(
                    "insert into receipt_chunk values (?, ?, ?)",
                    coming.receipt().value(),
                    no,
                    chunks.get(no));
        }
        return true;
    }

    /** Writes what became of the items of envelopes and lets them go, in the caller's transaction. */
    public void settle(Collection<ReceiptId> receipts, Collection<ItemOutcome> outcomes) {
        Rows.of(outcomes)
                .uuid(item -> item.receipt().value())
                .integer(ItemOutcome::no)
                .text(item -> item.kind().name())
                .uuid(item -> item.order() == null ? null : item.order().value())
                .text(ItemOutcome::reason)
                .update(jdbc, """
                        insert into receipt_item (receipt_id, no, outcome, order_id, reason) select * from :rows
                        on conflict (receipt_id, no) do update
                          set outcome = excluded.outcome, order_id = excluded.order_id, reason = excluded.reason
                        """);
        Rows.of(receipts).uuid(ReceiptId::value).update(jdbc, """
                        update receipt set state = 'DONE',
                          items = (select count(*) from receipt_item where receipt_id = receipt.id)
                        where id in (select * from :rows)
                        """);
    }

    /** The bytes of a message, as they came. */
    public byte[] bytes(ReceiptId receipt) {
        var chunks = jdbc.queryForList("""
                select body from (select 0 as no, body from receipt where id = ?
                                  union all select no, bytes from receipt_chunk where receipt_id = ?) c order by no
                """, byte[].class, receipt.value(), receipt.value());
        return Body.join(chunks);
    }

    /** The receipts that wait in a lane and are not kept from being taken now; for tests and metrics. */
    public List<ReceiptId> waiting(String lane) {
        return jdbc.query(
                "select id from receipt where state = 'WAITING' and lane = ? order by id",
                (row, n) -> new ReceiptId(row.getObject(1, UUID.class)),
                lane);
    }
}

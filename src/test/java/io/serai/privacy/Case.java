package io.serai.privacy;

import io.serai.kernel.Ids;
import io.serai.log.LeasesAccess;
import io.serai.testing.Database;
import io.serai.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

/** A database with messages and orders, and what forgets them. */
final class Case {
    final Database database = Database.named("privacy").empty();
    final JdbcTemplate jdbc = database.jdbc();
    final TestClock clock = new TestClock();
    final MockEnvironment settings = new MockEnvironment();

    private final Purge purge = new Purge(jdbc);
    private final Erasure erasure = new Erasure(jdbc, purge);
    private final Requests requests = new Requests(jdbc);
    private final CustomerOrders customers = new CustomerOrders(new NamedParameterJdbcTemplate(jdbc));
    final PrivacyDesk desk = new PrivacyDesk(requests, customers, erasure, new CustomerReport(jdbc), clock);
    private final Redaction redaction =
            new Redaction(requests, customers, erasure, purge, new Messages(jdbc), LeasesAccess.of(jdbc), clock);

    Retention retention() {
        return new Retention(
                jdbc,
                database.transaction(),
                LeasesAccess.of(jdbc),
                new RetentionSettings(settings),
                new Marks(jdbc),
                purge,
                erasure,
                clock);
    }

    /** Until nothing more can be done now. */
    void redact() {
        while (Boolean.TRUE.equals(database.transaction().execute(status -> redaction.work()))) {
            // One batch after the other.
        }
    }

    UUID message(String partner, String body, Duration ago) {
        return message(partner, body.getBytes(StandardCharsets.UTF_8), ago, "DONE");
    }

    UUID message(String partner, byte[] body, Duration ago, String state) {
        var at = clock.instant().minus(ago);
        var id = id(at);
        jdbc.update("""
                insert into receipt (id, partner, lane, transport, dedupe_key, sha256, size, body, received_at, state, deadline, items)
                values (?, ?, 'orders', 'http', 'sha256:' || ?, sha256(?), ?, ?, ?, ?, now(), 1)""", id, partner, id, body, body.length, body, Timestamp.from(at), state);
        return id;
    }

    UUID exception(UUID receipt, String state, @Nullable String document, Duration closedAgo) {
        var id = Ids.next();
        jdbc.update(
                """
                insert into exception (id, receipt_id, item_no, partner, lane, code, problems, document, state, closed_at)
                values (?, ?, 1, 'shopify', 'orders', 'SER-0412', '[{"code":"SER-0412","args":{"value":"Zoe"}}]', ?, ?, ?)""",
                id,
                receipt,
                document,
                state,
                state.equals("OPEN") ? null : Timestamp.from(clock.instant().minus(closedAgo)));
        return id;
    }

    UUID order(String channel, String reference, String state, String email, String phone) {
        var id = Ids.next();
        jdbc.update(
                """
                insert into orders (id, channel, reference, revision, state, seq, currency, total, mode, document, token, placed_at, changed_at)
                values (?, ?, ?, 1, ?, 1, 'ARS', 100, 'SHIP', ?::jsonb, ?, now(), ?)""",
                id,
                channel,
                reference,
                state,
                """
                {"customer":{"name":"Zoe Ñandú","email":"%s","phone":"%s"},"note":"for Zoe","total":1,"lines":[{"id":"1","sku":"REM","note":"engrave Zoe"}],
                 "shipTo":{"name":"Zoe","street":["Sarmiento 1"],"city":"Córdoba","province":"Córdoba","country":"AR"},
                 "billTo":{"name":"Zoe","street":["Sarmiento 1"],"country":"AR"}}""".formatted(email, phone),
                id.toString(),
                Timestamp.from(clock.instant()));
        jdbc.update(
                "insert into order_contact values (?, lower(?)), (?, right(regexp_replace(?, '\\D', '', 'g'), 7))",
                id,
                email,
                id,
                phone);
        jdbc.update(
                "insert into event (order_id, seq, type, to_state, actor, data) values (?, 1, 'NOTE_ADDED', ?, 'person:ana',"
                        + " '{\"note\": \"Zoe rang\", \"carrier\": \"andes\"}')",
                id,
                state);
        return id;
    }

    void outcome(UUID receipt, int no, @Nullable UUID order) {
        jdbc.update("insert into receipt_item values (?, ?, 'CREATED', ?)", receipt, no, order);
    }

    <T> T value(String sql, Class<T> type, Object... args) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(sql, type, args));
    }

    boolean isEmpty(UUID receipt) {
        return value("select body = '' and purged_at is not null from receipt where id = ?", Boolean.class, receipt);
    }

    private UUID id(Instant at) {
        var first = value("select uuid_from(?)", UUID.class, Timestamp.from(at));
        return new UUID(first.getMostSignificantBits(), Ids.next().getLeastSignificantBits());
    }
}

package io.serai.fulfilment.allocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.fulfilment.work.Consequence;
import io.serai.fulfilment.work.NewDecision;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.OrderId;
import io.serai.log.Json;
import io.serai.log.Rows;
import io.serai.sourcing.Decided;
import io.serai.sourcing.Decision;
import io.serai.sourcing.Digest;
import io.serai.sourcing.Kept;
import io.serai.sourcing.Network;
import io.serai.sourcing.Rules;
import io.serai.sourcing.Site;
import io.serai.sourcing.Sites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What each decision about goods to ship or to collect rested on, so that it can be taken again: by the same rule set, or by another. */
@Repository
public class KeptDecisions implements Consequence {
    /** One that was kept; {@code answer} is the fingerprint of its decision. */
    public record One(OrderId order, int seq, Instant at, Kept kept, String answer) {}

    /** After so long it is noted again that a rule set is in use. */
    static final Duration ANEW = Duration.ofDays(1);

    /** Locations as they were are kept in memory so often: each is as large as the network. */
    static final int MOST_SITES = 20;

    private static final int MOST_STORED = 1_000;

    private final JdbcTemplate jdbc;
    private final RuleBook book;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Cache<String, Instant> stored = latest(MOST_STORED);
    private final Cache<String, Sites> sites = latest(MOST_SITES);

    KeptDecisions(JdbcTemplate jdbc, RuleBook book, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private static <T> Cache<String, T> latest(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    @Override
    public void of(Work work) {
        Rows.of(work.keptDecisions())
                .uuid(each -> each.order().value())
                .integer(NewDecision::seq)
                .text(each -> each.kept().rules())
                .text(each -> each.kept().sites())
                .text(each -> Json.write(each.kept()))
                .text(each -> Digest.of(each.decision()))
                .instant(each -> work.now())
                .update(jdbc, """
                        insert into sourcing_decision (order_id, seq, rules, sites, kept, answer, at)
                        select * from :rows on conflict do nothing
                        """);
    }

    /**
     * Sees to it that the rule set and the locations that decisions name are there to be read: once a day for each, so that what is in use
     * is not removed as old; in a transaction of its own.
     */
    void remember(Network network) {
        var key = network.rules().digest() + network.sites().digest();
        var now = clock.instant();
        var last = stored.getIfPresent(key);
        if (last == null || last.isBefore(now.minus(ANEW))) {
            apart.executeWithoutResult(status -> {
                book.keep(network.rules(), "the hub");
                jdbc.update(
                        """
                        insert into sourcing_sites (digest, sites, used_at) values (?, ?::jsonb, ?)
                        on conflict (digest) do update set used_at = excluded.used_at
                        """,
                        network.sites().digest(),
                        Json.write(network.sites().all()),
                        Timestamp.from(now));
            });
            stored.put(key, now);
        }
    }

    /** The SHA-256 of a decision as JSON. */
    static String fingerprint(Decision decision) {
        return Digest.of(Json.write(decision));
    }

    /** The newest of an order. */
    public Optional<One> newest(OrderId order) {
        return newest(order, 1).stream().findFirst();
    }

    /** So many of an order, the newest first. */
    List<One> newest(OrderId order, int limit) {
        return jdbc.query(
                "select * from sourcing_decision where order_id = ? order by seq desc limit ?",
                (row, n) -> one(row),
                order.value(),
                limit);
    }

    /** Those of a time, the oldest first, after one that was read before. */
    List<One> between(Instant from, Instant until, Instant afterAt, OrderId after, int limit) {
        return jdbc.query(
                """
                select * from sourcing_decision
                where at >= ? and at < ? and (at, order_id) > (?, ?) order by at, order_id limit ?
                """,
                (row, n) -> one(row),
                Timestamp.from(from),
                Timestamp.from(until),
                Timestamp.from(afterAt),
                after.value(),
                limit);
    }

    private static One one(ResultSet row) throws SQLException {
        return new One(
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getInt("seq"),
                row.getTimestamp("at").toInstant(),
                Json.read(row.getString("kept"), Kept.class),
                row.getString("answer"));
    }

    /** The locations as they were when it was decided. */
    Sites sites(String digest) {
        return sites.get(
                digest,
                same -> Sites.of(Arrays.asList(Json.read(
                        jdbc.queryForObject("select sites from sourcing_sites where digest = ?", String.class, digest),
                        Site[].class))));
    }

    /** The network that decided it. */
    public Network network(Kept kept) {
        return book.network(book.rules(kept.rules()), sites(kept.sites()));
    }

    /** The same locations by another rule set. */
    public Network network(Kept kept, Rules other) {
        return book.network(other, sites(kept.sites()));
    }

    /** Decides again. @return empty if the answer is not the same to the bit */
    public Optional<Decided> again(One one) {
        var again = one.kept().again(network(one.kept()));
        return Optional.of(again).filter(same -> fingerprint(same.decision()).equals(one.answer()));
    }
}

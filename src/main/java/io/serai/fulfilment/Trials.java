package io.serai.fulfilment;

import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.log.Json;
import io.serai.log.Rows;
import io.serai.sourcing.Account;
import io.serai.sourcing.Measure;
import io.serai.sourcing.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What if: the candidate decides again what was decided, on what was kept of it. It reads kept decisions and writes comparisons, and
 * nothing else: no stock, no order. Both choices are measured by the candidate's prices.
 */
@Port
@Component("trials")
public class Trials {
    private static final int GROUP = 200;
    /** A decision may be written so much later than its time. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private static final OrderId FIRST = new OrderId(new UUID(0, 0));

    /** Sums over the orders that were tried; costs are of those that wait by neither. {@code differ} chose otherwise. */
    public record Comparison(long orders, long differ, Sum live, Sum tried) {}

    public record Sum(long cost, long parcels, long late, long waits) {}

    /** An order of which the candidate would have chosen otherwise. */
    public record Difference(OrderId order, Instant at, Measure live, Measure tried) {}

    private record Row(long role, KeptDecisions.One one, Measure live, Measure tried, boolean same) {}

    private record Cursor(Instant at, OrderId order) {}

    private final JdbcTemplate jdbc;
    private final RuleBook book;
    private final KeptDecisions decisions;
    private final Clock clock;

    Trials(JdbcTemplate jdbc, RuleBook book, KeptDecisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Tries the next that were not tried yet; how many there were. */
    @Transactional
    public int tryNext() {
        return book.candidate().map(this::tryNext).orElse(0);
    }

    private int tryNext(RuleBook.Role candidate) {
        // One hub at a time.
        if (jdbc.queryForList(
                        "select id from sourcing_role where id = ? and ended_at is null for update skip locked",
                        candidate.id())
                .isEmpty()) {
            return 0;
        }
        var last = last(candidate);
        var next =
                decisions.between(candidate.covers(), clock.instant().minus(SETTLED), last.at(), last.order(), GROUP);
        Rows.of(next.stream().map(one -> tried(candidate, one)).toList())
                .bigint(Row::role)
                .uuid(row -> row.one().order().value())
                .integer(row -> row.one().seq())
                .instant(row -> row.one().at())
                .json(row -> Json.write(row.live()))
                .json(row -> Json.write(row.tried()))
                .bool(Row::same)
                .update(jdbc, "insert into sourcing_trial select * from :rows on conflict do nothing");
        return next.size();
    }

    private Cursor last(RuleBook.Role candidate) {
        return jdbc
                .query(
                        "select at, order_id from sourcing_trial where role_id = ? order by at desc, order_id desc limit 1",
                        (row, n) ->
                                new Cursor(row.getTimestamp(1).toInstant(), new OrderId(row.getObject(2, UUID.class))),
                        candidate.id())
                .stream()
                .findFirst()
                .orElse(new Cursor(Instant.EPOCH, FIRST));
    }

    private Row tried(RuleBook.Role candidate, KeptDecisions.One one) {
        var prices = decisions.network(one.kept(), candidate.rules());
        var live = one.kept().again(decisions.network(one.kept())).decision();
        var tried = one.kept().again(prices).decision();
        return new Row(
                candidate.id(),
                one,
                Measure.of(live, one.kept(), prices),
                Measure.of(tried, one.kept(), prices),
                live.isSameChoice(tried));
    }

    /** Of the candidate that is tried now; empty if there is none. */
    public Optional<Comparison> comparison() {
        return book.candidate()
                .map(candidate -> jdbc.queryForObject(
                        """
                select count(*), count(*) filter (where not same),
                  %1$s, %2$s
                from sourcing_trial where role_id = ?
                """.formatted(sums("live"), sums("tried")),
                        (row, n) -> new Comparison(
                                row.getLong(1),
                                row.getLong(2),
                                new Sum(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)),
                                new Sum(row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10))),
                        candidate.id()));
    }

    private static String sums(String side) {
        var both = " filter (where not (live->>'waits')::bool and not (tried->>'waits')::bool)";
        var sums = new ArrayList<String>();
        for (var measure : List.of("cost", "parcels", "late")) {
            sums.add("coalesce(sum((" + side + "->>'" + measure + "')::bigint)" + both + ", 0)");
        }
        sums.add("count(*) filter (where (" + side + "->>'waits')::bool)");
        return String.join(", ", sums);
    }

    /** Where it would have chosen otherwise, what saves or costs most first. */
    public List<Difference> differences(int limit) {
        return book.candidate()
                .map(candidate -> jdbc.query(
                        """
                        select * from sourcing_trial where role_id = ? and not same
                        order by abs((live->>'cost')::bigint - (tried->>'cost')::bigint) desc, order_id limit ?
                        """,
                        (row, n) -> new Difference(
                                new OrderId(row.getObject("order_id", UUID.class)),
                                row.getTimestamp("at").toInstant(),
                                Json.read(row.getString("live"), Measure.class),
                                Json.read(row.getString("tried"), Measure.class)),
                        candidate.id(),
                        limit))
                .orElse(List.of());
    }

    /** Why the newest decision on an order is as it is. */
    public Optional<Account> account(OrderId order) {
        return decisions.newest(order).map(one -> Account.of(decisions.network(one.kept()), one.kept()));
    }

    /** What the candidate would have decided, and why. */
    public Optional<Account> candidates(OrderId order) {
        return book.candidate()
                .flatMap(candidate ->
                        decisions.newest(order).map(one -> Account.of(candidateNetwork(candidate, one), one.kept())));
    }

    private Network candidateNetwork(RuleBook.Role candidate, KeptDecisions.One one) {
        return decisions.network(one.kept(), candidate.rules());
    }
}

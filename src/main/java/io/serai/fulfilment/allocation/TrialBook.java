package io.serai.fulfilment.allocation;

import io.serai.kernel.OrderId;
import io.serai.log.Json;
import io.serai.log.Rows;
import io.serai.sourcing.Carry;
import io.serai.sourcing.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the trials of candidates gave: each beside what was chosen, and what they add up to, which is kept as they are made. */
@Repository
public class TrialBook {
    private static final OrderId FIRST = new OrderId(new UUID(0, 0));

    /**
     * Sums over the orders that were tried; costs are of those that wait by neither. {@code differ} chose otherwise; of {@code few} a few
     * locations had been looked at only, and it was tried on these. {@code forgotten} differences were too many to be carried on to later
     * orders.
     */
    public record Comparison(long orders, long differ, long few, long forgotten, Sum live, Sum tried) {
        private static final Comparison NOTHING = new Comparison(0, 0, 0, 0, Sum.NOTHING, Sum.NOTHING);

        private static Comparison of(Collection<Trial> trials) {
            return trials.stream().reduce(NOTHING, Comparison::plus, (a, b) -> b);
        }

        private Comparison plus(Trial trial) {
            boolean goes = !trial.live().waits() && !trial.tried().waits();
            return new Comparison(
                    orders + 1,
                    differ + (trial.same() ? 0 : 1),
                    few + (trial.one().kept().lookedAtFew() ? 1 : 0),
                    forgotten,
                    live.plus(trial.live(), goes),
                    tried.plus(trial.tried(), goes));
        }
    }

    /** Days {@code late} are by what was promised to the customer, {@code own} by what the candidate would have promised. */
    public record Sum(long cost, long parcels, long late, long own, long waits) {
        private static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

        private Sum plus(Measure measure, boolean goes) {
            return new Sum(
                    cost + (goes ? measure.cost() : 0),
                    parcels + (goes ? measure.parcels() : 0),
                    late + (goes ? measure.late() : 0),
                    own + (goes ? measure.own() : 0),
                    waits + (measure.waits() ? 1 : 0));
        }
    }

    /** An order, by the channel's number, of which the candidate would have chosen otherwise. */
    public record Difference(OrderId order, String number, Instant at, Measure live, Measure tried) {}

    /** One decision by both rule sets; {@code carry} is what the one that is tried found otherwise. */
    record Trial(KeptDecisions.One one, Carry carry, Measure live, Measure tried, boolean same) {}

    /** The decision up to which a candidate has been tried. */
    record Cursor(Instant at, OrderId order) {}

    private final JdbcTemplate jdbc;

    TrialBook(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Cursor last(RuleBook.Role candidate) {
        return jdbc
                .query(
                        "select at, order_id from sourcing_comparison where role_id = ?",
                        (row, n) ->
                                new Cursor(row.getTimestamp(1).toInstant(), new OrderId(row.getObject(2, UUID.class))),
                        candidate.id())
                .stream()
                .findFirst()
                .orElse(new Cursor(Instant.EPOCH, FIRST));
    }

    /**
     * In the transaction of who holds the candidate's row; the trials are in the order of their decisions, up to {@code last}.
     *
     * @param forgotten differences that are not carried on any more
     */
    void add(RuleBook.Role candidate, List<Trial> trials, KeptDecisions.One last, int forgotten) {
        Rows.of(trials)
                .bigint(trial -> candidate.id())
                .uuid(trial -> trial.one().order().value())
                .integer(trial -> trial.one().seq())
                .instant(trial -> trial.one().at())
                .json(trial -> Json.write(trial.live()))
                .json(trial -> Json.write(trial.tried()))
                .bool(Trial::same)
                .json(trial -> trial.carry().saysNothing() ? null : Json.write(trial.carry()))
                .update(jdbc, "insert into sourcing_trial select * from :rows on conflict do nothing");
        sum(candidate, last, Comparison.of(trials), forgotten);
    }

    private void sum(RuleBook.Role candidate, KeptDecisions.One last, Comparison more, int forgotten) {
        var live = more.live();
        var tried = more.tried();
        jdbc.update(
                """
                insert into sourcing_comparison as c values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (role_id) do update set at = excluded.at, order_id = excluded.order_id,
                  orders = c.orders + excluded.orders, differ = c.differ + excluded.differ,
                  live_cost = c.live_cost + excluded.live_cost, live_parcels = c.live_parcels + excluded.live_parcels,
                  live_late = c.live_late + excluded.live_late, live_waits = c.live_waits + excluded.live_waits,
                  tried_cost = c.tried_cost + excluded.tried_cost, tried_parcels = c.tried_parcels + excluded.tried_parcels,
                  tried_late = c.tried_late + excluded.tried_late, tried_waits = c.tried_waits + excluded.tried_waits,
                  few = c.few + excluded.few, live_own = c.live_own + excluded.live_own, tried_own = c.tried_own + excluded.tried_own,
                  forgotten = c.forgotten + excluded.forgotten
                """,
                candidate.id(),
                Timestamp.from(last.at()),
                last.order().value(),
                more.orders(),
                more.differ(),
                live.cost(),
                live.parcels(),
                live.late(),
                live.waits(),
                tried.cost(),
                tried.parcels(),
                tried.late(),
                tried.waits(),
                more.few(),
                live.own(),
                tried.own(),
                forgotten);
    }

    Comparison comparison(RuleBook.Role candidate) {
        return Optional.ofNullable(jdbc.query(
                        "select * from sourcing_comparison where role_id = ?",
                        row -> row.next() ? comparison(row) : null,
                        candidate.id()))
                .orElse(Comparison.NOTHING);
    }

    private static Comparison comparison(ResultSet row) throws SQLException {
        return new Comparison(
                row.getLong("orders"),
                row.getLong("differ"),
                row.getLong("few"),
                row.getLong("forgotten"),
                sum(row, "live_"),
                sum(row, "tried_"));
    }

    private static Sum sum(ResultSet row, String side) throws SQLException {
        return new Sum(
                row.getLong(side + "cost"),
                row.getLong(side + "parcels"),
                row.getLong(side + "late"),
                row.getLong(side + "own"),
                row.getLong(side + "waits"));
    }

    /** What the candidate found otherwise when it was tried on a decision; nothing if it was not yet. */
    Carry carry(RuleBook.Role candidate, KeptDecisions.One one) {
        return jdbc
                .queryForList(
                        "select carried::text from sourcing_trial where role_id = ? and order_id = ? and seq = ? and carried is not null",
                        String.class,
                        candidate.id(),
                        one.order().value(),
                        one.seq())
                .stream()
                .findFirst()
                .map(json -> Json.read(json, Carry.class))
                .orElse(Carry.NOTHING);
    }

    /** What saves or costs most first. */
    List<Difference> differences(RuleBook.Role candidate, int limit) {
        return jdbc.query(
                """
                select t.*, (select coalesce(o.number, o.reference) from orders o where o.id = t.order_id) as number
                from sourcing_trial t where role_id = ? and not same
                order by abs((live->>'cost')::bigint - (tried->>'cost')::bigint) desc, order_id limit ?
                """,
                (row, n) -> new Difference(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        String.valueOf(row.getString("number")),
                        row.getTimestamp("at").toInstant(),
                        Json.read(row.getString("live"), Measure.class),
                        Json.read(row.getString("tried"), Measure.class)),
                candidate.id(),
                limit);
    }
}

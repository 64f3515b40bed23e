package io.serai.inventory;

import io.serai.kernel.Port;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the safety stock of each place in line with the policies that name no channel. It is in the place's own row, where sourcing, waiting
 * orders and goods that are brought elsewhere see it, too. A policy for everything concerns many rows: they are done in portions, each in
 * its own transaction and in the one order of locks, and the policy remembers how far it has come; its own row is not locked meanwhile. Who
 * opened a row while a policy came is seen by a second pass, a minute later.
 */
@Port
@Component("safetyStock")
public class SafetyStock {
    private static final int PORTION = 2_000;
    private static final int PORTIONS = 100;

    /** A policy that is not in force everywhere yet; {@code after} is the last place that this pass has looked at. */
    private record Due(String location, String sku, int passes, Timestamp changed, Place after) {
        /** The places that it may concern. */
        String scope() {
            return (location.isEmpty() ? "" : "s.location = ? and ") + (sku.isEmpty() ? "" : "s.sku = ? and ");
        }

        Stream<String> scopeValues() {
            return Stream.of(location, sku).filter(name -> !name.isEmpty());
        }
    }

    private record Place(String location, String sku) {}

    /** So many places were looked at, and so many of them changed; {@code last} is null if there was none. */
    private record Done(int seen, int changed, @Nullable Place last) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    SafetyStock(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many places were changed; what is more than a few portions is left for the next time. */
    public int apply() {
        int changed = 0;
        for (int i = 0; i < PORTIONS; i++) {
            var due = due();
            if (due.isEmpty()) {
                break;
            }
            var done = Objects.requireNonNull(transaction.execute(status -> portion(due.get())));
            changed += done.changed();
            advance(due.get(), done);
        }
        return changed;
    }

    private Optional<Due> due() {
        return jdbc
                .query(
                        """
                        select location, sku, passes, changed_at, after_location, after_sku from stock_rule
                        where channel = '' and passes < 2 and (passes = 0 or changed_at < now() - interval '1 minute')
                        order by changed_at, sku, location limit 1
                        """,
                        (row, n) -> new Due(
                                row.getString("location"),
                                row.getString("sku"),
                                row.getInt("passes"),
                                row.getTimestamp("changed_at"),
                                new Place(row.getString("after_location"), row.getString("after_sku"))))
                .stream()
                .findFirst();
    }

    private Done portion(Due due) {
        var values = Stream.concat(
                due.scopeValues(), Stream.of(due.after().location(), due.after().sku(), PORTION));
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                with seen as materialized (
                  select s.location, s.sku from stock s where %s (s.location, s.sku) > (?, ?)
                  order by s.location, s.sku limit ?),
                off as materialized (
                  select s.location, s.sku, safety_of(s.location, s.sku) as safety from seen join stock s using (location, sku)
                  where s.safety <> safety_of(s.location, s.sku)
                  order by s.location, s.sku for no key update of s),
                touched as (insert into stock_touch (sku) select distinct sku from off),
                changed as (
                  update stock s set safety = off.safety from off where s.location = off.location and s.sku = off.sku returning 1)
                select (select count(*) from seen) as seen, (select count(*) from changed) as changed, last.location, last.sku
                from (values (1)) as one left join
                  (select location, sku from seen order by location desc, sku desc limit 1) as last on true
                """.formatted(due.scope()), SafetyStock::done, values.toArray()));
    }

    private static Done done(ResultSet row, int n) throws SQLException {
        var location = row.getString("location");
        return new Done(
                row.getInt("seen"),
                row.getInt("changed"),
                location == null ? null : new Place(location, row.getString("sku")));
    }

    /** A policy that was changed meanwhile starts again. */
    private void advance(Due due, Done done) {
        boolean isOver = done.last() == null || done.seen() < PORTION;
        var after = isOver || done.last() == null ? new Place("", "") : done.last();
        jdbc.update(
                """
                update stock_rule set passes = passes + ?, after_location = ?, after_sku = ?
                where channel = '' and sku = ? and location = ?
                  and changed_at = ? and passes = ? and (after_location, after_sku) = (?, ?)
                """,
                isOver ? 1 : 0,
                after.location(),
                after.sku(),
                due.sku(),
                due.location(),
                due.changed(),
                due.passes(),
                due.after().location(),
                due.after().sku());
    }
}

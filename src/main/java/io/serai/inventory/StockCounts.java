package io.serai.inventory;

import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** When each account of a place was counted last, by the counter's own clock, and what has moved there since. */
@Repository
public class StockCounts {
    /** {@code lot} is "" for all that is there. */
    public record Count(StockPlace place, Account account, String lot, Instant at) {
        /** As exact as the tables keep it. */
        public Count {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }

        What what() {
            return new What(place, account, lot);
        }
    }

    /** What is counted by itself: one account of a place, or one lot in it. In the order of the names, by which rows are locked. */
    record What(StockPlace place, Account account, String lot) implements Comparable<What> {
        private static final Comparator<What> ORDER = Comparator.comparing(What::place)
                .thenComparing(what -> what.account().name())
                .thenComparing(What::lot);

        @Override
        public int compareTo(What other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What stock consists of, and what it was counted as.
     *
     * @param levels places without a row are left out
     * @param lots of each count of a lot, what the books have of it; without those of which they have none
     * @param since what came to, or below 0 went from, each place after it was counted, as far as it is posted: what a count did not see,
     *     and what is to be added to it. What only says what was there is no move: another count, and what the books were put right by
     */
    public record Reading(
            Map<StockPlace, StockLevel> levels, Map<Count, StockDelta> lots, Map<Count, StockDelta> since) {
        private boolean add(ResultSet row) throws SQLException {
            var level = Stock.level(row);
            switch (row.getString("what")) {
                case "LEVEL" -> levels.put(Stock.place(row), level);
                case "LOT" ->
                    lots.put(
                            count(row),
                            new StockDelta(level.onHand(), 0, level.damaged(), level.quarantine(), level.inTransit()));
                default ->
                    since.merge(
                            count(row),
                            StockDelta.of(Account.valueOf(row.getString("moved")), row.getInt("pieces")),
                            StockDelta::plus);
            }
            return true;
        }
    }

    private static final String MOVES = Stream.of(StockCause.values())
            .filter(StockCause::isMove)
            .map(cause -> "'" + cause + "'")
            .collect(Collectors.joining(", "));

    private static final String READ = """
            with p as (select * from :rows as p(location, sku)),
            k as materialized (select * from :counts as k(location, sku, account, lot, at))
            select 'LEVEL' as what, s.location, s.sku, null as account, null as lot, null::timestamptz as at, null as moved,
              0 as pieces, s.on_hand, s.reserved, s.safety, s.damaged, s.quarantine, s.in_transit
            from p join stock s using (location, sku)
            union all
            select 'LOT', k.location, k.sku, k.account, k.lot, k.at, null, 0, l.on_hand, 0, 0, l.damaged, l.quarantine, l.in_transit
            from k join stock_lot l using (location, sku, lot)
            union all
            select 'MOVED', k.location, k.sku, k.account, k.lot, k.at, e.account, sum(e.quantity), 0, 0, 0, 0, 0, 0
            from k join stock_entry e using (location, sku)
            where e.at > k.at and coalesce(e.happened, e.at) > k.at and k.lot in ('', e.lot) and e.cause in (%s)
            group by k.location, k.sku, k.account, k.lot, k.at, e.account
            """.formatted(MOVES);

    private final JdbcTemplate jdbc;

    StockCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes the newest count of each place, and returns those that are not older than what was noted before. */
    public List<Count> newer(Collection<Count> counts) {
        var newest = new TreeMap<What, Instant>();
        counts.forEach(count -> newest.merge(count.what(), count.at(), (a, b) -> a.isAfter(b) ? a : b));
        return rows(newest.entrySet(), Map.Entry::getKey)
                .instant(Map.Entry::getValue)
                .query(jdbc, """
                        insert into stock_count as c (location, sku, account, lot, at) select * from :rows
                        on conflict (location, sku, account, lot) do update set at = excluded.at where c.at <= excluded.at
                        returning location, sku, account, lot
                        """, (row, n) -> what(row))
                .stream()
                .map(what ->
                        new Count(what.place(), what.account(), what.lot(), Objects.requireNonNull(newest.get(what))))
                .toList();
    }

    /** Those that the last count of their account, or of their lot in it, has seen already. */
    public Set<Count> seen(Collection<Count> facts) {
        return Set.copyOf(rows(facts, Count::what).instant(Count::at).query(jdbc, """
                        select f.* from :rows as f(location, sku, account, lot, at)
                        where exists (
                          select from stock_count c
                          where c.location = f.location and c.sku = f.sku and c.account = f.account
                            and c.lot in ('', f.lot) and c.at > f.at)
                        """, (row, n) -> count(row)));
    }

    /**
     * Makes whoever counts these accounts, or tells of a time when they were not counted yet, wait until this transaction ends. Before
     * orders, what is set aside and stock, and once in a transaction.
     *
     * @param counting whether some of them are counted; those who only tell of what moved wait for counts, and not for each other
     */
    public void lock(Collection<Count> told, boolean counting) {
        var whole = new TreeSet<What>();
        told.forEach(each -> whole.add(new What(each.place(), each.account(), "")));
        rows(whole, what -> what).update(jdbc, """
                        insert into stock_count (location, sku, account, lot, at)
                        select r.*, '-infinity' from :rows as r(location, sku, account, lot)
                        where not exists (select from stock_count c
                          where c.location = r.location and c.sku = r.sku and c.account = r.account and c.lot = r.lot)
                        order by 1, 2, 3 on conflict do nothing
                        """);
        rows(whole, what -> what)
                .query(jdbc, """
                        select c.location from :rows as r(location, sku, account, lot)
                          join stock_count c using (location, sku, account, lot)
                        order by c.location, c.sku, c.account for %s of c
                        """.formatted(counting ? "no key update" : "share"), (row, n) -> row.getString(1));
    }

    /** Levels, and what moved since counts, as they are at one moment. */
    public Reading read(Collection<StockPlace> places, Collection<Count> counts) {
        var reading = new Reading(new HashMap<>(), new HashMap<>(), new HashMap<>());
        Rows.of(places)
                .text(place -> place.location().value())
                .text(place -> place.sku().value())
                .beside(":counts", rows(counts, Count::what).instant(Count::at))
                .query(jdbc, READ, (row, n) -> reading.add(row));
        return reading;
    }

    private static <T> Rows<T> rows(Collection<T> items, Function<T, What> what) {
        return Rows.of(items)
                .text(each -> what.apply(each).place().location().value())
                .text(each -> what.apply(each).place().sku().value())
                .text(each -> what.apply(each).account().name())
                .text(each -> what.apply(each).lot());
    }

    private static What what(ResultSet row) throws SQLException {
        return new What(Stock.place(row), Account.valueOf(row.getString("account")), row.getString("lot"));
    }

    private static Count count(ResultSet row) throws SQLException {
        var what = what(row);
        return new Count(
                what.place(), what.account(), what.lot(), row.getTimestamp("at").toInstant());
    }
}

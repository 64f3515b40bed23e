package io.serai.fulfilment.stock;

import io.serai.inventory.Kits;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which channels are told of the stock and how, what each was told last, and of what it may have to hear. */
@Repository
class Publications {
    /** Where the ledger was read to, as the id of a transaction. Its row's lock is the lease of the one that reads on. */
    private static final String CURSOR = "stock.published-to";

    /**
     * {@code lag} is how old its numbers were when it was told last, and {@code heard} when it last heard any; {@code whole}: a file says all
     * numbers, not only those that have changed; {@code unread} is how long its queue's oldest message had waited when that was looked at;
     * {@code refused} are messages in a row since it heard one, of several SKUs or of one that was not refused by itself before.
     */
    record Publication(
            String channel,
            PublicationTarget target,
            boolean byLocation,
            @Nullable Set<String> locations,
            Duration every,
            boolean whole,
            long seq,
            @Nullable Instant sent,
            Duration lag,
            @Nullable Instant heard,
            Duration unread,
            int refused) {
        boolean isWholeFile() {
            return whole && target == PublicationTarget.FILE;
        }

        Predicate<LocationId> where() {
            return location -> locations == null || locations.contains(location.value());
        }
    }

    /** A number that a channel was told, or is to be told; {@code location} is "" for all together. */
    record Told(Sku sku, String location, int quantity, int buffer) {}

    private final JdbcTemplate jdbc;
    private final Kits kits;
    private final StockPaces paces;

    Publications(JdbcTemplate jdbc, Kits kits, StockPaces paces) {
        this.jdbc = jdbc;
        this.kits = kits;
        this.paces = paces;
    }

    void save(
            String channel,
            PublicationTarget target,
            boolean byLocation,
            @Nullable Set<String> locations,
            Duration every,
            boolean whole) {
        takeInTurn(channel);
        jdbc.update(
                "delete from published where channel = ? and exists (select from publication where channel = ? and target <> ?)",
                channel,
                channel,
                target.name().toLowerCase(Locale.ROOT));
        jdbc.update(
                """
                insert into publication (channel, target, by_location, locations, every, whole) values (?, ?, ?, ?, ?, ?)
                on conflict (channel) do update set target = excluded.target, by_location = excluded.by_location,
                  locations = excluded.locations, every = excluded.every, whole = excluded.whole, ended = false, unread = 0
                """,
                channel,
                target.name().toLowerCase(Locale.ROOT),
                byLocation,
                locations == null ? null : locations.toArray(String[]::new),
                every.toSeconds(),
                whole);
        jdbc.update(
                "insert into setting values (?, pg_snapshot_xmin(pg_current_snapshot())::text) on conflict do nothing",
                CURSOR);
    }

    List<Publication> all() {
        return jdbc.query("select * from publication where not ended order by channel", (row, n) -> read(row));
    }

    Optional<Publication> lock(String channel) {
        return jdbc
                .query(
                        "select * from publication where channel = ? and not ended for update skip locked",
                        (row, n) -> read(row),
                        channel)
                .stream()
                .findFirst();
    }

    void sent(Publication publication, long seq, Instant now, Duration lag, @Nullable Instant heard) {
        jdbc.update(
                "update publication set seq = ?, sent_at = ?, lag = ?, heard_at = ? where channel = ?",
                seq,
                Timestamp.from(now),
                seconds(lag),
                heard == null ? null : Timestamp.from(heard),
                publication.channel());
    }

    /** How long what lies in its queue has waited. */
    void unread(String channel, Duration waited) {
        jdbc.update("update publication set unread = ? where channel = ?", seconds(waited), channel);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * Reads on in the ledger: the SKUs whose promise may have changed are due at every channel, and what was sold counts for their
     * pace. It reads what was committed by transactions of which none that began before is still running, so that it skips no one who
     * commits late; how many SKUs.
     */
    int gather(Instant now) {
        var from = jdbc.queryForList(
                "select value from setting where name = ? for update skip locked", String.class, CURSOR);
        if (from.isEmpty()) {
            return 0;
        }
        var to = jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class);
        var skus = jdbc.query("""
                select sku from stock_move where tx >= ?::xid8 and tx < ?::xid8
                union select sku from stock_touch where tx < ?::xid8 and sku <> ''
                """, (row, n) -> new Sku(row.getString(1)), from.get(0), to, to);
        paces.sold(from.get(0), to, now);
        boolean all = jdbc.queryForObject(
                        "select count(*) from stock_touch where sku = '' and tx < ?::xid8", Integer.class, to)
                > 0;
        jdbc.update("delete from stock_touch where tx < ?::xid8", to);
        if (all) {
            all().forEach(publication -> dueAll(publication.channel()));
        } else {
            due(skus);
        }
        jdbc.update("update setting set value = ? where name = ?", to, CURSOR);
        return skus.size();
    }

    private void due(Collection<Sku> skus) {
        var kitsToo = new TreeSet<>(skus);
        kitsToo.addAll(kits.with(skus).keySet());
        Rows.of(kitsToo).text(Sku::value).update(jdbc, """
                        insert into publication_due (channel, sku) select p.channel, k.sku from publication p, :rows as k(sku)
                        where not p.ended order by 1, 2 on conflict do nothing
                        """);
    }

    private void dueAll(String channel) {
        jdbc.update("""
                insert into publication_due (channel, sku) select ?, sku from product order by sku on conflict do nothing
                """, channel);
    }

    /**
     * The channel forgets what it was told, and is told all anew; false if it is told nothing. It does not forget the numbers of locations of
     * which it is not told any more before it has heard that there is nothing.
     *
     * @param locations the channel's own of which it is told one by one
     */
    boolean resend(String channel, Set<String> locations) {
        boolean known = takeInTurn(channel);
        if (known) {
            jdbc.update("""
                    delete from published d using publication p where d.channel = ? and p.channel = d.channel
                      and (d.location = '' or d.quantity = 0 or d.location = any (?)
                        or (p.by_location and (p.locations is null or d.location = any (p.locations))))
                    """, channel, locations.toArray(String[]::new));
            startAfresh(channel);
            dueAll(channel);
        }
        return known;
    }

    /** The channel is told nothing any more, and what it was told is forgotten; false if it was told nothing. */
    boolean end(String channel) {
        if (!takeInTurn(channel)) {
            return false;
        }
        jdbc.update("delete from publication_due where channel = ?", channel);
        jdbc.update("delete from published where channel = ?", channel);
        startAfresh(channel);
        jdbc.update("update publication set ended = true where channel = ?", channel);
        return true;
    }

    private void startAfresh(String channel) {
        jdbc.update("delete from publication_refused where channel = ?", channel);
        jdbc.update("update publication set refused = 0 where channel = ?", channel);
    }

    /** Before anything of the channel is changed; false if it is told nothing. */
    private boolean takeInTurn(String channel) {
        return !jdbc.queryForList("select from publication where channel = ? and not ended for update", channel)
                .isEmpty();
    }

    /** Whether a channel may have to hear of so many SKUs now: without what it refused and is not told again yet. */
    boolean hasDue(String channel, int skus, Instant now) {
        return !jdbc.queryForList("""
                        select from publication_due d left join publication_refused r using (channel, sku)
                        where d.channel = ? and (r.next_at is null or r.next_at <= ?) offset ? limit 1
                        """, channel, Timestamp.from(now), skus - 1).isEmpty();
    }

    /**
     * Takes up to so many SKUs of which a channel may have to hear. What it refused is taken apart from all else, when it is time, and in
     * messages as small as they have to be.
     *
     * @param refused the channel has just refused a message: others of which it may refuse one do not keep it from hearing what is new, and
     *     the less often and the fewer together they were refused the sooner they are tried. Otherwise those that wait the longest come first
     */
    List<Sku> takeDue(String channel, int limit, boolean refused, Instant now) {
        return jdbc.query(
                """
                with due as (
                  select d.sku, r.most, greatest(d.since, r.next_at) as since,
                    case when ? then r.alone end as alone, case when ? then r.most end as together
                  from publication_due d left join publication_refused r using (channel, sku)
                  where d.channel = ? and (r.next_at is null or r.next_at <= ?)),
                first as (select most from due order by alone nulls first, together, since, sku limit 1)
                delete from publication_due where channel = ? and sku in (
                  select sku from due where most is not distinct from (select most from first)
                  order by alone nulls first, together, since, sku limit least(?, (select most from first)))
                returning sku
                """,
                (row, n) -> new Sku(row.getString(1)),
                refused,
                refused,
                channel,
                Timestamp.from(now),
                channel,
                limit);
    }

    /** What kept pieces off because the channel heard late is looked at again. */
    void dueBuffered(String channel) {
        jdbc.update("""
                insert into publication_due (channel, sku)
                select distinct channel, sku from published where channel = ? and buffer > 0
                order by 1, 2 on conflict do nothing
                """, channel);
    }

    List<Told> told(String channel, Collection<Sku> skus) {
        return Rows.of(skus).text(Sku::value).text(sku -> channel).query(jdbc, """
                        select p.* from :rows as k(sku, channel) join published p using (channel, sku)
                        """, (row, n) -> told(row));
    }

    /** Every number that the channel was told, by SKU and location. */
    List<Told> everything(String channel) {
        return jdbc.query(
                "select * from published where channel = ? order by sku, location", (row, n) -> told(row), channel);
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                new Sku(row.getString("sku")), row.getString("location"), row.getInt("quantity"), row.getInt("buffer"));
    }

    void tell(String channel, Collection<Told> news, long seq, Instant now) {
        Rows.of(news)
                .text(each -> channel)
                .text(each -> each.sku().value())
                .text(Told::location)
                .integer(Told::quantity)
                .integer(Told::buffer)
                .bigint(each -> seq)
                .instant(each -> now)
                .update(jdbc, """
                        insert into published select * from :rows on conflict (channel, sku, location) do update
                          set quantity = excluded.quantity, buffer = excluded.buffer, seq = excluded.seq, at = excluded.at
                        """);
    }

    private static Publication read(ResultSet row) throws SQLException {
        var locations = row.getArray("locations");
        var sent = row.getTimestamp("sent_at");
        var heard = row.getTimestamp("heard_at");
        return new Publication(
                row.getString("channel"),
                PublicationTarget.valueOf(row.getString("target").toUpperCase(Locale.ROOT)),
                row.getBoolean("by_location"),
                locations == null ? null : Set.of((String[]) locations.getArray()),
                Duration.ofSeconds(row.getInt("every")),
                row.getBoolean("whole"),
                row.getLong("seq"),
                sent == null ? null : sent.toInstant(),
                duration(row, "lag"),
                heard == null ? null : heard.toInstant(),
                duration(row, "unread"),
                row.getInt("refused"));
    }

    private static Duration duration(ResultSet row, String seconds) throws SQLException {
        return Duration.ofMillis((long) (row.getDouble(seconds) * 1000));
    }
}

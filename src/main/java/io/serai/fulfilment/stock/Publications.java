package io.serai.fulfilment.stock;

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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which channels are told of the stock and how, and what each was told last. */
@Repository
class Publications {
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
    private final DueSkus due;

    Publications(JdbcTemplate jdbc, DueSkus due) {
        this.jdbc = jdbc;
        this.due = due;
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
        due.begin();
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
            due.all(channel);
        }
        return known;
    }

    /** The channel is told nothing any more, and what it was told is forgotten; false if it was told nothing. */
    boolean end(String channel) {
        if (!takeInTurn(channel)) {
            return false;
        }
        due.forget(channel);
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

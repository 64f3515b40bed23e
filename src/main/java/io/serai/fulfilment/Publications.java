package io.serai.fulfilment;

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
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which queues are told of the stock and how, what each was told last, and of what it may have to hear. */
@Repository
class Publications {
    record Publication(
            String name,
            String channel,
            boolean byLocation,
            @Nullable Set<String> locations,
            Duration every,
            long seq,
            @Nullable Instant sent) {
        Predicate<LocationId> where() {
            return location -> locations == null || locations.contains(location.value());
        }

        boolean isTime(Instant now) {
            return sent == null || !sent.plus(every).isAfter(now);
        }
    }

    /** A number that a queue was told, or is to be told; {@code location} is "" for all together. */
    record Told(Sku sku, String location, int quantity) {}

    private final JdbcTemplate jdbc;

    Publications(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void save(Publication publication) {
        jdbc.update(
                """
                insert into publication (name, channel, by_location, locations, every) values (?, ?, ?, ?, ?)
                on conflict (name) do update set channel = excluded.channel, by_location = excluded.by_location,
                  locations = excluded.locations, every = excluded.every
                """,
                publication.name(),
                publication.channel(),
                publication.byLocation(),
                publication.locations() == null ? null : publication.locations().toArray(String[]::new),
                publication.every().toSeconds());
    }

    List<Publication> all() {
        return jdbc.query("select * from publication order by name", (row, n) -> read(row));
    }

    Optional<Publication> lock(String name) {
        return jdbc
                .query("select * from publication where name = ? for update skip locked", (row, n) -> read(row), name)
                .stream()
                .findFirst();
    }

    void sent(String name, long seq, Instant now) {
        jdbc.update("update publication set seq = ?, sent_at = ? where name = ?", seq, Timestamp.from(now), name);
    }

    void due(Collection<Sku> skus) {
        Rows.of(skus).text(Sku::value).update(jdbc, """
                        insert into publication_due (name, sku) select p.name, k.sku from publication p, :rows as k(sku)
                        order by 1, 2 on conflict do nothing
                        """);
    }

    void allDue() {
        jdbc.update("""
                insert into publication_due (name, sku) select p.name, k.sku from publication p, product k
                order by 1, 2 on conflict do nothing
                """);
    }

    /** The queue forgets what it was told, and is told all anew; false if there is none of this name. */
    boolean resend(String name) {
        boolean known = jdbc.update("update publication set sent_at = null where name = ?", name) == 1;
        if (known) {
            jdbc.update("delete from published where name = ?", name);
            jdbc.update(
                    "insert into publication_due (name, sku) select ?, sku from product order by sku on conflict do nothing",
                    name);
        }
        return known;
    }

    /** Takes up to so many SKUs of which a queue may have to hear, those that wait the longest first. */
    List<Sku> takeDue(String name, int limit) {
        return jdbc.query(
                """
                delete from publication_due where (name, sku) in (
                  select name, sku from publication_due where name = ? order by since, sku limit ?)
                returning sku
                """,
                (row, n) -> new Sku(row.getString(1)),
                name,
                limit);
    }

    List<Told> told(String name, Collection<Sku> skus) {
        return Rows.of(skus).text(Sku::value).text(sku -> name).query(jdbc, """
                        select p.* from :rows as k(sku, name) join published p using (name, sku)
                        """, (row, n) -> new Told(
                        new Sku(row.getString("sku")), row.getString("location"), row.getInt("quantity")));
    }

    void tell(String name, Collection<Told> news, Instant now) {
        Rows.of(news)
                .text(each -> name)
                .text(each -> each.sku().value())
                .text(Told::location)
                .integer(Told::quantity)
                .instant(each -> now)
                .update(jdbc, """
                        insert into published select * from :rows on conflict (name, sku, location) do update
                          set quantity = excluded.quantity, at = excluded.at
                        """);
    }

    private static Publication read(ResultSet row) throws SQLException {
        var locations = row.getArray("locations");
        var sent = row.getTimestamp("sent_at");
        return new Publication(
                row.getString("name"),
                row.getString("channel"),
                row.getBoolean("by_location"),
                locations == null ? null : Set.of((String[]) locations.getArray()),
                Duration.ofSeconds(row.getInt("every")),
                row.getLong("seq"),
                sent == null ? null : sent.toInstant());
    }
}

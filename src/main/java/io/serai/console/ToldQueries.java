package io.serai.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each channel was told last that it can sell, and how far it is behind. */
@Component
public class ToldQueries {
    /** More of what waits is not counted. */
    public static final int MOST_WAITING = 10_000;

    /**
     * A channel that is told of stock.
     *
     * @param sent when its last message was made; null: never
     * @param heard when it last confirmed one; null: never, or nobody answers
     * @param waiting SKUs of which it may have to hear, of at most {@link #MOST_WAITING}
     * @param numbers of one SKU, by location
     * @param refusal of the last message with that SKU; null: it did not refuse it
     */
    public record Channel(
            String name,
            String target,
            @Nullable Instant sent,
            @Nullable Instant heard,
            int waiting,
            List<Figure> numbers,
            @Nullable Refusal refusal) {}

    /**
     * What a channel said to a message that it refused.
     *
     * @param why in the words that its mapping has found in the answer; null: the answer itself says it
     * @param status of HTTP; null: there was none
     * @param body of the answer, or its beginning; null: it was empty
     */
    public record Refusal(
            @Nullable String why,
            @Nullable String status,
            @Nullable String body) {}

    /** {@code location} is "" for all together; {@code buffer} was kept off because the SKU sells faster than the channel hears. */
    public record Figure(String location, int quantity, int buffer, Instant at) {}

    private record Of(String channel, Figure number) {}

    private final JdbcClient jdbc;

    ToldQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The channels that are told of stock, by name; of some no order may have come yet. */
    public List<String> channels() {
        return jdbc.sql("select channel from publication where not ended order by channel")
                .query(String.class)
                .list();
    }

    /** Of a SKU, for one channel, or for all where it is empty; at most {@code most}. */
    public List<Channel> of(String sku, String channel, int most) {
        var numbers = jdbc
                .sql(
                        "select * from published where sku = :sku and :channel in ('', channel) order by channel, location")
                .param("sku", sku)
                .param("channel", channel)
                .query((row, i) -> number(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::channel, Collectors.mapping(Of::number, Collectors.toList())));
        return jdbc.sql("""
                        select p.*, (
                          select count(*) from (
                            select from publication_due d where d.channel = p.channel limit :counted) w) as waiting,
                          coalesce(a.changed_at, p.heard_at) as heard, r.sku is not null as unheard,
                          r.answer ->> 'mapping' as why, r.answer ->> 'status' as status, nullif(trim(r.answer ->> 'body'), '') as body
                        from publication p left join attempt a
                          on a.door in ('channel:' || p.channel, 'stock:' || p.channel) and a.kind = 'STOCK'
                            and a.subject = p.channel || ' ' || p.seq and a.state = 'DONE'
                          left join publication_refused r on r.channel = p.channel and r.sku = :sku
                        where not p.ended and :channel in ('', p.channel) order by p.channel limit :most
                        """)
                .param("channel", channel)
                .param("sku", sku)
                .param("counted", MOST_WAITING)
                .param("most", most)
                .query((row, i) -> channel(row, numbers.getOrDefault(row.getString("channel"), List.of())))
                .list();
    }

    private static Channel channel(ResultSet row, List<Figure> numbers) throws SQLException {
        return new Channel(
                row.getString("channel"),
                row.getString("target"),
                instant(row, "sent_at"),
                instant(row, "heard"),
                row.getInt("waiting"),
                numbers,
                row.getBoolean("unheard")
                        ? new Refusal(row.getString("why"), row.getString("status"), row.getString("body"))
                        : null);
    }

    private static Of number(ResultSet row) throws SQLException {
        var number = new Figure(
                row.getString("location"),
                row.getInt("quantity"),
                row.getInt("buffer"),
                row.getTimestamp("at").toInstant());
        return new Of(row.getString("channel"), number);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

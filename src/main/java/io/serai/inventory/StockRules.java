package io.serai.inventory;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What is kept back from whom, by policies and for orders that wait, and who may sell ahead. */
@Repository
public class StockRules {
    /** The rules that concern some SKUs, and what orders wait for of these. */
    public record Of(List<StockRule> rules, List<Owed.Waiting> waiting) {
        public Of {
            rules = rules.stream()
                    .sorted(Comparator.comparingInt(StockRule::rank).reversed())
                    .toList();
            waiting = List.copyOf(waiting);
        }

        public int safety(String channel, LocationId location, Sku sku) {
            return says(rules.stream().filter(rule -> rule.fits(channel, location, sku)), StockRule::safety);
        }

        /** The cap of the channel in all, whatever the location. */
        public int ahead(String channel, Sku sku) {
            return says(
                    rules.stream()
                            .filter(rule -> rule.location() == null)
                            .filter(rule ->
                                    rule.channel() == null || rule.channel().equals(channel))
                            .filter(rule -> rule.sku() == null || rule.sku().equals(sku)),
                    StockRule::ahead);
        }

        private static int says(Stream<StockRule> fitting, Function<StockRule, @Nullable Integer> what) {
            return fitting.map(what).filter(Objects::nonNull).findFirst().orElse(0);
        }
    }

    private final JdbcTemplate jdbc;

    StockRules(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In one look, as who promises asks for both all the time; most hubs have few policies, and nobody who waits. */
    public Of of(Collection<Sku> skus) {
        var rules = new ArrayList<StockRule>();
        var waiting = new ArrayList<Owed.Waiting>();
        Rows.of(Stream.concat(Stream.of(""), skus.stream().map(Sku::value))
                        .distinct()
                        .toList())
                .text(sku -> sku)
                .query(
                        jdbc,
                        """
                        with k(sku) as materialized (select * from :rows)
                        select r.channel, r.location, r.sku, r.safety, r.ahead, null::bigint as pieces
                        from k join stock_rule r using (sku)
                        union all
                        select w.channel, coalesce(w.location, ''), w.sku, null, null, sum(w.pieces)
                        from k join waiting_line w using (sku) group by 1, 2, 3
                        """,
                        (row, n) -> row.getObject("pieces") == null ? rules.add(read(row)) : waiting.add(waiting(row)));
        return new Of(rules, waiting);
    }

    private static Owed.Waiting waiting(ResultSet row) throws SQLException {
        var location = row.getString("location");
        return new Owed.Waiting(
                new Sku(row.getString("sku")),
                row.getString("channel"),
                location.isEmpty() ? null : new LocationId(location),
                row.getInt("pieces"));
    }

    /** What a rule does not say stays as it is. */
    public void save(Collection<StockRule> rules) {
        Rows.of(rules)
                .text(rule -> rule.channel() == null ? "" : rule.channel())
                .text(rule -> rule.location() == null ? "" : rule.location().value())
                .text(rule -> rule.sku() == null ? "" : rule.sku().value())
                .text(rule -> rule.safety() == null ? null : rule.safety().toString())
                .text(rule -> rule.ahead() == null ? null : rule.ahead().toString())
                .update(jdbc, """
                        insert into stock_rule as s (channel, location, sku, safety, ahead)
                        select channel, location, sku, safety::int, ahead::int
                        from :rows as r(channel, location, sku, safety, ahead)
                        on conflict (sku, location, channel) do update
                          set safety = coalesce(excluded.safety, s.safety), ahead = coalesce(excluded.ahead, s.ahead),
                            changed_at = now(), after_location = '', after_sku = '',
                            passes = case when excluded.safety <> s.safety or s.safety is null then 0 else s.passes end
                        """);
        Rows.of(rules)
                .text(rule -> rule.sku() == null ? "" : rule.sku().value())
                .update(jdbc, "insert into stock_touch (sku) select distinct sku from :rows as r(sku)");
    }

    private static StockRule read(ResultSet row) throws SQLException {
        var location = row.getString("location");
        var sku = row.getString("sku");
        return new StockRule(
                row.getString("channel").isEmpty() ? null : row.getString("channel"),
                location.isEmpty() ? null : new LocationId(location),
                sku.isEmpty() ? null : new Sku(sku),
                row.getObject("safety", Integer.class),
                row.getObject("ahead", Integer.class));
    }
}

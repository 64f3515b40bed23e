package io.serai.inventory;

import io.serai.contract.Kit;
import io.serai.inventory.Reservation.Line;
import io.serai.inventory.Reservation.State;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets pieces aside for carts, once for each key, and gives them free again when their time is over. */
@Port
@Component("reservations")
public class Reservations {
    private static final int SWEEP = 200;

    /** What became of a wish. A refusal keeps nothing, so that the same key may be tried again. */
    public sealed interface Answer {
        record Held(Reservation reservation) implements Answer {}

        /** Not all of it is there; {@code missing} tells how many pieces of what. */
        record Lacking(Map<Sku, Integer> missing) implements Answer {}

        /** The key stands for something else already. */
        record OtherWish(Reservation reservation) implements Answer {}
    }

    private final JdbcTemplate jdbc;
    private final ReservationRows rows;
    private final Stock stock;
    private final StockRules rules;
    private final Kits kits;
    private final Clock clock;

    Reservations(JdbcTemplate jdbc, ReservationRows rows, Stock stock, StockRules rules, Kits kits, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.stock = stock;
        this.rules = rules;
        this.kits = kits;
        this.clock = clock;
    }

    @Transactional
    public Answer reserve(Wish wish) {
        var asked = Json.write(wish);
        var now = clock.instant();
        var id = Ids.next();
        boolean isNew = rows.open(id, wish, asked, now, now.plus(wish.lasts()));
        if (!isNew) {
            var known = rows.byKey(wish.key()).orElseThrow();
            return rows.isAsked(wish.key(), asked) ? new Answer.Held(known) : new Answer.OtherWish(known);
        }
        var missing = new HashMap<Sku, Integer>();
        var lines = place(wish, missing);
        if (!missing.isEmpty()) {
            rows.forget(id);
            return new Answer.Lacking(missing);
        }
        rows.add(id, lines);
        stock.apply(
                lines.stream()
                        .map(line -> StockChange.reserve(line.place(), line.reserved(), null, wish.key()))
                        .toList(),
                now);
        return new Answer.Held(rows.byKey(wish.key()).orElseThrow());
    }

    public Optional<Reservation> find(String key) {
        return rows.byKey(key);
    }

    /** Gives free what is still held; empty if there is no such key. Safe to repeat. */
    @Transactional
    public Optional<Reservation> release(String key) {
        end(rows.lock(key), State.RELEASED);
        return rows.byKey(key);
    }

    /** Gives free what nobody paid in time; how many reservations. */
    @Transactional
    public int expireDue() {
        var due = jdbc.queryForList("""
                select id from reservation where state = 'HELD' and expires_at <= ?
                order by expires_at limit %d for update skip locked
                """.formatted(SWEEP), UUID.class, Timestamp.from(clock.instant()));
        end(due, State.EXPIRED);
        return due.size();
    }

    private void end(List<UUID> ids, State state) {
        var now = clock.instant();
        var freed = rows.end(ids, state, now);
        stock.apply(
                freed.stream()
                        .map(each -> StockChange.release(each.place(), each.pieces(), null, each.key()))
                        .toList(),
                now);
    }

    /** Where each line is had, with the rows locked; what is not there is noted as missing. */
    private List<Line> place(Wish wish, Map<Sku, Integer> missing) {
        var parts = kits.of(wish.lines().stream().map(Wish.Line::sku).collect(Collectors.toSet()));
        var bundles = wish.lines().stream().map(line -> Bundle.of(line, parts)).toList();
        var kept = rules.of(bundles.stream().flatMap(Bundle::skus).collect(Collectors.toSet()));
        var left = new HashMap<StockPlace, Integer>();
        stock.lock(chosen(wish, bundles, kept))
                .forEach((place, level) -> left.put(place, promisable(wish, place, level, kept)));
        var lines = new ArrayList<Line>();
        for (var bundle : bundles) {
            var line = bundle.line();
            var where = bundle.best(left);
            int there = where.map(location -> bundle.whole(location, left)).orElse(0);
            if (there < line.quantity()) {
                missing.merge(line.sku(), line.quantity() - there, Integer::sum);
            } else {
                bundle.parts().forEach(part -> take(part, where.orElseThrow(), line.quantity(), left, lines));
            }
        }
        return lines;
    }

    private static void take(
            Kit.Part part, LocationId location, int pieces, Map<StockPlace, Integer> left, List<Line> lines) {
        int quantity = part.quantity() * pieces;
        left.merge(new StockPlace(location, part.sku()), -quantity, Integer::sum);
        lines.add(new Line(lines.size() + 1, location, part.sku(), quantity, quantity));
    }

    /** Of the places that would do, those worth a lock: the named ones, and for the rest where there are most of each. */
    private Set<StockPlace> chosen(Wish wish, List<Bundle> bundles, StockRules.Of kept) {
        var anywhere = bundles.stream()
                .filter(bundle -> bundle.line().location() == null)
                .flatMap(Bundle::skus)
                .collect(Collectors.toSet());
        var levels = new HashMap<StockPlace, Integer>();
        stock.available(anywhere).forEach((place, level) -> levels.put(place, promisable(wish, place, level, kept)));
        var chosen = new LinkedHashSet<StockPlace>();
        bundles.forEach(bundle ->
                bundle.best(levels).ifPresent(location -> bundle.at(location).forEach(chosen::add)));
        return chosen;
    }

    private static int promisable(Wish wish, StockPlace place, StockLevel level, StockRules.Of kept) {
        return level.available(kept.safety(wish.channel(), place.location(), place.sku()));
    }
}

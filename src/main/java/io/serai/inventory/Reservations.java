package io.serai.inventory;

import io.serai.inventory.Reservation.Line;
import io.serai.inventory.Reservation.State;
import io.serai.kernel.Ids;
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
import java.util.Objects;
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
    private final Clock clock;

    Reservations(JdbcTemplate jdbc, ReservationRows rows, Stock stock, StockRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.stock = stock;
        this.rules = rules;
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
        var skus = wish.lines().stream().map(Wish.Line::sku).collect(Collectors.toSet());
        var kept = rules.of(skus);
        var anywhere = wish.lines().stream()
                .filter(line -> line.location() == null)
                .map(Wish.Line::sku)
                .collect(Collectors.toSet());
        var places = new LinkedHashSet<StockPlace>(stock.available(anywhere).keySet());
        wish.lines().stream().filter(line -> line.location() != null).forEach(line -> places.add(placeOf(line)));
        var left = new HashMap<StockPlace, Integer>();
        stock.lock(chosen(wish, places, kept))
                .forEach((place, level) -> left.put(place, promisable(wish, place, level, kept)));
        var lines = new ArrayList<Line>();
        for (var line : wish.lines()) {
            var where = line.location() == null ? best(line, left) : Optional.of(placeOf(line));
            int there = where.map(place -> left.getOrDefault(place, 0)).orElse(0);
            if (there < line.quantity()) {
                missing.merge(line.sku(), line.quantity() - there, Integer::sum);
            } else {
                var place = where.orElseThrow();
                left.merge(place, -line.quantity(), Integer::sum);
                lines.add(new Line(lines.size() + 1, place.location(), place.sku(), line.quantity(), line.quantity()));
            }
        }
        return lines;
    }

    /** Of the places that would do, those worth a lock: the named ones, and for the rest the fullest of each SKU. */
    private Set<StockPlace> chosen(Wish wish, Set<StockPlace> places, StockRules.Of kept) {
        var levels = new HashMap<StockPlace, Integer>();
        stock.levels(places).forEach((place, level) -> levels.put(place, promisable(wish, place, level, kept)));
        var chosen = new LinkedHashSet<StockPlace>();
        for (var line : wish.lines()) {
            (line.location() == null ? best(line, levels) : Optional.of(placeOf(line))).ifPresent(chosen::add);
        }
        return chosen;
    }

    private static Optional<StockPlace> best(Wish.Line line, Map<StockPlace, Integer> left) {
        return left.entrySet().stream()
                .filter(each -> each.getKey().sku().equals(line.sku()))
                .max(Map.Entry.<StockPlace, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<StockPlace, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    private static int promisable(Wish wish, StockPlace place, StockLevel level, StockRules.Of kept) {
        return level.available(kept.safety(wish.channel(), place.location(), place.sku()));
    }

    private static StockPlace placeOf(Wish.Line line) {
        return new StockPlace(Objects.requireNonNull(line.location()), line.sku());
    }
}

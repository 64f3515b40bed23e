package io.serai.inventory;

import static java.util.stream.Collectors.toSet;

import io.serai.contract.ProductRecord.Tracking;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import io.serai.log.Rows;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which lots the levels consist of, for SKUs that have lots. Of all others moves cost nothing here, and reservations of none do. */
@Repository
public class Lots {
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Moves with their lots, and the SKUs that have some. */
    record Settled(Collection<StockChange> changes, Set<Sku> tracked) {
        boolean passesBy(StockPlace place) {
            return !tracked.contains(place.sku())
                    && changes.stream()
                            .filter(StockChange::moves)
                            .anyMatch(change -> change.place().equals(place)
                                    || change.arrives().equals(place));
        }
    }

    /** A lot that is advised or was picked; {@code expires} is its last day. */
    public record Picked(String lot, @Nullable LocalDate expires, int pieces) {}

    private final JdbcTemplate jdbc;
    private final LotRows rows;
    private volatile boolean any = true;
    private volatile long readAt = System.nanoTime() - FRESH.toNanos();

    Lots(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new LotRows(jdbc);
    }

    /** Of those of the SKUs that have lots, how. A hub where none has any asks every few seconds. */
    public Map<Sku, LotRule> rules(Collection<Sku> skus) {
        if (!any && System.nanoTime() - readAt < FRESH.toNanos()) {
            return Map.of();
        }
        any = Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select from product where tracking <> 'NONE')", Boolean.class));
        readAt = System.nanoTime();
        var rules = new HashMap<Sku, LotRule>();
        Rows.of(any ? new TreeSet<>(skus) : Set.<Sku>of())
                .text(Sku::value)
                .query(
                        jdbc,
                        """
                        select p.sku, p.tracking, p.shelf_life from :rows as k(sku) join product p using (sku)
                        where p.tracking <> 'NONE'
                        """,
                        (row, n) -> rules.put(
                                new Sku(row.getString(1)),
                                new LotRule(Tracking.valueOf(row.getString(2)), row.getInt(3))));
        return rules;
    }

    /** @throws ConcurrencyFailureException if lots are kept at a place, and we did not know that when its pieces were moved */
    void check(Settled settled, StockPlace place, boolean isTracked) {
        if (isTracked && settled.passesBy(place)) {
            changed();
            throw new ConcurrencyFailureException("lots are kept of " + place + " since a moment ago");
        }
    }

    /** SKUs have begun, or ceased, to have lots. */
    void changed() {
        any = true;
    }

    /** What lies at these places of SKUs that have lots, without a lock. */
    public LotBook book(Collection<StockPlace> places) {
        return rows.read(rules(places.stream().map(StockPlace::sku).collect(toSet())), places);
    }

    /** Where these serial numbers are; those that are nowhere are left out. */
    public Map<LotKey, StockPlace> places(Collection<LotKey> serials) {
        return rows.whereabouts(serials);
    }

    /** The last days of these lots, wherever they lie. */
    public Map<LotKey, LocalDate> expiries(Collection<LotKey> lots) {
        var known = new HashMap<LotKey, LocalDate>();
        Rows.of(lots)
                .text(lot -> lot.sku().value())
                .text(LotKey::lot)
                .query(
                        jdbc,
                        "select l.* from :rows as k(sku, lot) join lot l using (sku, lot)",
                        (row, n) -> known.put(
                                new LotKey(new Sku(row.getString("sku")), row.getString("lot")),
                                row.getDate("expires").toLocalDate()));
        return known;
    }

    /** The last days of lots, as they were said last. */
    public void expire(Map<LotKey, LocalDate> lastDays) {
        Rows.of(lastDays.entrySet())
                .text(each -> each.getKey().sku().value())
                .text(each -> each.getKey().lot())
                .text(each -> Date.valueOf(each.getValue()).toString())
                .update(jdbc, """
                        insert into lot (sku, lot, expires) select sku, lot, expires::date from :rows as r(sku, lot, expires)
                        order by 1, 2 on conflict (sku, lot) do update set expires = excluded.expires
                        """);
    }

    /** Finds the lots of the moves, and writes what lies where then; the moves themselves are the caller's to write. */
    Settled settle(Collection<StockChange> changes) {
        if (any) {
            rows.forget(changes.stream()
                    .filter(change -> change.cause() == StockCause.RELEASE && change.order() != null)
                    .toList());
        }
        var moving = changes.stream().filter(StockChange::moves).toList();
        var rules = moving.isEmpty()
                ? Map.<Sku, LotRule>of()
                : rules(moving.stream().map(change -> change.place().sku()).collect(toSet()));
        if (rules.isEmpty()) {
            return new Settled(withoutLots(changes, rules), Set.of());
        }
        var all = new TreeSet<StockPlace>();
        changes.forEach(change -> {
            all.add(change.place());
            all.add(change.arrives());
        });
        var elsewhere = new TreeSet<>(rows.whereabouts(serials(moving, rules)).values());
        elsewhere.removeAll(all);
        rows.lock(
                all,
                all.stream().filter(place -> rules.containsKey(place.sku())).toList());
        rows.lockFree(elsewhere);
        all.addAll(elsewhere);
        var book = rows.read(rules, all);
        var settled = new ArrayList<StockChange>();
        withoutLots(changes, rules).forEach(change -> settled.addAll(book.settle(change)));
        rows.write(book);
        return new Settled(settled, rules.keySet());
    }

    /** A lot that somebody names of a SKU that has none is not kept. */
    private static Collection<StockChange> withoutLots(Collection<StockChange> changes, Map<Sku, LotRule> rules) {
        return changes.stream().allMatch(change -> isKept(change, rules))
                ? changes
                : changes.stream()
                        .map(change -> isKept(change, rules) ? change : change.ofLot(null))
                        .toList();
    }

    private static boolean isKept(StockChange change, Map<Sku, LotRule> rules) {
        return change.lot() == null || rules.containsKey(change.place().sku());
    }

    private static List<LotKey> serials(List<StockChange> moving, Map<Sku, LotRule> rules) {
        return moving.stream()
                .filter(change -> Optional.ofNullable(rules.get(change.place().sku()))
                        .filter(LotRule::isSerial)
                        .isPresent())
                .filter(change -> change.lot() != null)
                .map(change -> new LotKey(change.place().sku(), Objects.requireNonNull(change.lot())))
                .distinct()
                .toList();
    }

    /** Which lots an order's pieces should be taken from, what expires first before all; they are kept for it as advice. */
    public List<Picked> advise(LotBook book, OrderId order, StockPlace place, int pieces) {
        var advice = book.advise(order, place, pieces);
        claim(order, place, advice, false);
        return advice.stream()
                .map(claim -> new Picked(claim.lot(), book.expires(place.sku(), claim.lot()), claim.pieces()))
                .toList();
    }

    /** The warehouse says which lots it took for an order. */
    public void picked(OrderId order, StockPlace place, Map<String, Integer> lots) {
        if (rules(List.of(place.sku())).isEmpty()) {
            return;
        }
        rows.forget(List.of(StockChange.release(place, 1, order)));
        claim(
                order,
                place,
                lots.entrySet().stream()
                        .map(each -> new LotClaims.Claim(each.getKey(), each.getValue()))
                        .toList(),
                true);
    }

    private void claim(OrderId order, StockPlace place, List<LotClaims.Claim> claims, boolean picked) {
        Rows.of(claims)
                .uuid(claim -> order.value())
                .text(claim -> place.location().value())
                .text(claim -> place.sku().value())
                .text(LotClaims.Claim::lot)
                .integer(LotClaims.Claim::pieces)
                .bool(claim -> picked)
                .update(jdbc, """
                        insert into lot_claim as c select * from :rows
                        on conflict (order_id, location, sku, lot) do update
                          set pieces = c.pieces + excluded.pieces, picked = excluded.picked
                        """);
    }
}

package io.serai.fulfilment;

import io.serai.fulfilment.allocation.Allocation;
import io.serai.fulfilment.picking.Release;
import io.serai.fulfilment.stock.BrokenReservations;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.Account;
import io.serai.inventory.Lots;
import io.serai.inventory.Stock;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import io.serai.kernel.Port;
import io.serai.kernel.Sku;
import io.serai.log.Leases;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lots that are not good for long enough any more, by the day at their own location, are no longer for sale: they wait in quarantine for
 * somebody to look at them. Orders that had counted on them are sourced again; what was picked already is left to its warehouse.
 */
@Port
@Component("shelfLives")
public class ShelfLives {
    private static final int BATCH = 50;

    private record Old(StockPlace place, String lot) {}

    private final JdbcTemplate jdbc;
    private final Leases leases;
    private final Lots lots;
    private final Stock stock;
    private final BrokenReservations broken;
    private final Allocation allocation;
    private final Release release;
    private final Books books;
    private final Clock clock;

    ShelfLives(
            JdbcTemplate jdbc,
            Leases leases,
            Lots lots,
            Stock stock,
            BrokenReservations broken,
            Allocation allocation,
            Release release,
            Books books,
            Clock clock) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.lots = lots;
        this.stock = stock;
        this.broken = broken;
        this.allocation = allocation;
        this.release = release;
        this.books = books;
        this.clock = clock;
    }

    /** Takes what is too old from sale, at most 50 lots; of how many. */
    @Transactional
    public int endDue() {
        if (!leases.take("shelf-lives")) {
            return 0;
        }
        var group = new Group(List.of(), clock.instant());
        var old = tooOld();
        broken.release(group, beyond(old));
        int ended = 0;
        for (var each : old) {
            ended += end(group, each) ? 1 : 0;
        }
        if (ended > 0) {
            allocation.allocate(group);
            release.release(group);
            books.write(group.work());
        }
        return ended;
    }

    private List<Old> tooOld() {
        return jdbc.query(
                """
                select l.location, l.sku, l.lot from stock_lot l
                  join lot t using (sku, lot)
                  join product p on p.sku = l.sku
                  join location w on w.id = l.location
                where l.on_hand > 0 and t.expires < (?::timestamptz at time zone w.zone)::date + p.shelf_life
                  and l.on_hand > coalesce((select sum(c.pieces) from lot_claim c
                        where c.location = l.location and c.sku = l.sku and c.lot = l.lot and c.picked), 0)
                order by l.location, l.sku, l.lot limit ?
                """,
                (row, n) -> new Old(
                        new StockPlace(new LocationId(row.getString(1)), new Sku(row.getString(2))), row.getString(3)),
                Timestamp.from(clock.instant()),
                BATCH);
    }

    /** Pieces that are too old and promised, at each place. */
    private Map<StockPlace, Integer> beyond(List<Old> old) {
        var places = old.stream().map(Old::place).collect(Collectors.toSet());
        var book = lots.book(places);
        var pieces = new HashMap<StockPlace, Integer>();
        old.forEach(each -> pieces.merge(each.place(), book.onShelf(each.place(), each.lot()), Integer::sum));
        stock.levels(places).forEach((place, level) -> pieces.merge(place, -left(level), Integer::sum));
        return pieces;
    }

    /** As many as are not in the hands of somebody who packs them; false if these are all. */
    private boolean end(Group group, Old old) {
        var work = group.work();
        var place = old.place();
        int pieces = lots.book(List.of(place)).onShelf(place, old.lot());
        var before = stock.levels(List.of(place)).getOrDefault(place, StockLevel.NONE);
        int ending = Math.min(pieces, left(work.stock().applied(place, before)));
        if (ending <= 0) {
            return false;
        }
        work.stock(
                StockChange.between(place, Account.SELLABLE, Account.QUARANTINE, ending, StockCause.EXPIRY, "expired")
                        .ofLot(old.lot()));
        return true;
    }

    private static int left(StockLevel level) {
        return level.onHand() - level.reserved();
    }
}

package io.serai.fulfilment.stock;

import io.serai.channels.Exceptions.Parked;
import io.serai.contract.ProductRecord.Tracking;
import io.serai.contract.StockUpdate;
import io.serai.contract.StockUpdate.Condition;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.inventory.Account;
import io.serai.inventory.Catalogue;
import io.serai.inventory.LotBook;
import io.serai.inventory.LotKey;
import io.serai.inventory.Lots;
import io.serai.inventory.StockPlace;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What facts about stock say of lots and serial numbers, where the SKU has them. */
@Component
class LotFacts {
    private final Lots lots;
    private final Catalogue catalogue;

    LotFacts(Lots lots, Catalogue catalogue) {
        this.lots = lots;
        this.catalogue = catalogue;
    }

    /** What lies where before the facts, and until when it is good after them. Of items that do not fit their SKU the rest is parked. */
    LotBook open(Group group, List<Entry> entries) {
        var updates = entries.stream().map(LotFacts::update).toList();
        var book = lots.book(updates.stream().map(LotFacts::place).collect(Collectors.toSet()));
        var named = updates.stream()
                .filter(update -> update.lot() != null && book.tracks(update.sku()))
                .map(LotFacts::key)
                .collect(Collectors.toSet());
        if (!named.isEmpty()) {
            lots.expiries(named).forEach((lot, day) -> book.expires(lot.sku(), lot.lot(), day));
            lots.expire(said(group, entries, book));
            tellOfSerials(group, entries, book);
        }
        return book;
    }

    private static Map<LotKey, LocalDate> said(Group group, List<Entry> entries, LotBook book) {
        var said = new HashMap<LotKey, LocalDate>();
        for (var entry : entries) {
            var update = update(entry);
            if (update.lot() == null || !book.tracks(update.sku())) {
                continue;
            }
            var expires = update.expires();
            if (expires != null) {
                said.put(key(update), expires);
                book.expires(update.sku(), update.lot(), expires);
            }
            park(group, entry, book, update);
        }
        return said;
    }

    /** A serial number is one piece; a lot that can be sold has a last day, where the SKU asks for it. */
    private static void park(Group group, Entry entry, LotBook book, StockUpdate update) {
        var rule = book.rule(update.sku());
        var lot = String.valueOf(update.lot());
        if (rule.isSerial() && Math.abs(update.quantity()) > 1) {
            park(group, entry, "SER-0429", update, lot);
        } else if (rule.tracking() == Tracking.LOT_EXPIRY && book.expires(update.sku(), lot) == null) {
            park(group, entry, "SER-0425", update, lot);
        }
    }

    private static void park(Group group, Entry entry, String code, StockUpdate update, String lot) {
        Parking.park(group.work(), entry, code, Map.of("sku", update.sku().value(), "lot", lot));
    }

    /** What comes from outside with a number that the books have at another place: a person is told. */
    private void tellOfSerials(Group group, List<Entry> entries, LotBook book) {
        var coming = entries.stream()
                .flatMap(entry -> entry.waitsAs(StockUpdate.class).stream())
                .filter(update -> update.lot() != null && update.quantity() > 0)
                .filter(update ->
                        book.tracks(update.sku()) && book.rule(update.sku()).isSerial())
                .toList();
        var elsewhere = new HashMap<LotKey, LocationId>();
        lots.places(coming.stream().map(LotFacts::key).toList())
                .forEach((lot, place) -> elsewhere.put(lot, place.location()));
        for (var update : coming) {
            var before = elsewhere.get(key(update));
            if (before != null && !before.equals(update.location()) && !isOnItsWay(update)) {
                group.work()
                        .park(Parked.ofStep(
                                Ids.next(),
                                null,
                                update.location().value(),
                                "stock",
                                "SER-0803",
                                Map.of(
                                        "serial", String.valueOf(update.lot()),
                                        "sku", update.sku().value(),
                                        "location", update.location().value(),
                                        "before", before.value())));
            }
        }
    }

    private static boolean isOnItsWay(StockUpdate update) {
        return update.mode() == StockUpdate.Mode.TRANSFER || update.mode() == StockUpdate.Mode.CONDITION;
    }

    /** Where these pieces lie in the books. Of a lot that is too old nothing can be sold, whatever else is said of it. */
    Account account(LotBook book, StockUpdate update, @Nullable Condition condition, Instant now) {
        var account = condition == null ? Account.SELLABLE : Account.valueOf(condition.name());
        return account == Account.SELLABLE && isTooOld(book, update, now) ? Account.QUARANTINE : account;
    }

    /** What is told of such a lot as sellable is told of quarantine. */
    boolean isTooOld(LotBook book, StockUpdate update, Instant now) {
        var lot = update.lot();
        return lot != null
                && book.tracks(update.sku())
                && catalogue
                        .location(update.location())
                        .filter(where -> book.rule(update.sku())
                                .isTooOld(book.expires(update.sku(), lot), LocalDate.ofInstant(now, where.zone())))
                        .isPresent();
    }

    private static StockUpdate update(Entry entry) {
        return entry.waitsAs(StockUpdate.class).orElseThrow();
    }

    private static LotKey key(StockUpdate update) {
        return new LotKey(update.sku(), String.valueOf(update.lot()));
    }

    private static StockPlace place(StockUpdate update) {
        return new StockPlace(update.location(), update.sku());
    }
}

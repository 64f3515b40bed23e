package io.serai.fulfilment.stock;

import io.serai.contract.StockUpdate;
import io.serai.contract.StockUpdate.Mode;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.inventory.Account;
import io.serai.inventory.ExpectedReceipts;
import io.serai.inventory.LotBook;
import io.serai.inventory.StockCause;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockCounts;
import io.serai.inventory.StockDelta;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import io.serai.kernel.LocationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts what was counted, came, went or changed its condition. Nothing of it is refused; what changes nothing is dropped. */
@Component
class StockFacts {
    private final KnownStock known;
    private final StockCounts counts;
    private final ExpectedReceipts expected;
    private final BrokenReservations broken;
    private final LotFacts lots;

    StockFacts(
            KnownStock known, StockCounts counts, ExpectedReceipts expected, BrokenReservations broken, LotFacts lots) {
        this.known = known;
        this.counts = counts;
        this.expected = expected;
        this.broken = broken;
        this.lots = lots;
    }

    void post(Group group) {
        var entries = group.waiting(StockUpdate.class);
        var skus = known.skus(entries.stream().map(entry -> update(entry).sku()).toList());
        var posting = entries.stream()
                .filter(entry -> !known.parks(
                        group, entry, skus, update(entry).sku(), update(entry).location()))
                .filter(entry -> !known.parks(group, entry, skus, null, target(entry)))
                .toList();
        Counted.lock(counts, posting);
        var book = lots.open(group, posting);
        var sound = posting.stream()
                .filter(entry -> entry.waitsAs(StockUpdate.class).isPresent())
                .toList();
        var counted = Counted.of(
                counts, book, update -> lots.isTooOld(book, update, group.work().now()), sound, group.work());
        var levels = counted.levels();
        var received = new ArrayList<ExpectedReceipts.Line>();
        for (var entry : sound) {
            entry.waitsAs(StockUpdate.class).ifPresent(update -> {
                var place = new StockPlace(update.location(), update.sku());
                post(
                        group,
                        entry,
                        update,
                        group.work().stock().applied(place, levels.getOrDefault(place, StockLevel.NONE)),
                        counted,
                        book);
                if (update.mode() == Mode.RECEIPT && update.reference() != null) {
                    received.add(new ExpectedReceipts.Line(
                            update.reference(), place, 0, update.quantity(), LocalDate.EPOCH));
                }
            });
        }
        broken.settle(group, levels);
        expected.received(received);
    }

    private void post(Group group, Entry entry, StockUpdate update, StockLevel level, Counted counted, LotBook book) {
        var place = place(entry);
        var now = group.work().now();
        var account = lots.account(book, update, update.condition(), now);
        var before = lots.account(book, update, update.from(), now);
        var lot = update.lot();
        int known = lot == null || !book.tracks(update.sku()) ? there(level, account) : book.there(place, lot, account);
        int expected = known - there(counted.missed(update), account);
        var seen = posted(counted.seen(update), update, account, before);
        var change = change(update, place, asItWas(level, seen, update), account, before, expected);
        if (change == null) {
            entry.ignored("unchanged", null);
            return;
        }
        change.ofLot(lot).happened(update.at()).seenIn(seen).forEach(move -> {
            group.work().stock(move);
            book.settle(move);
        });
        entry.updated(null);
    }

    /** Where the pieces lie of what was seen by the name of its condition. */
    private static Set<Account> posted(Set<Account> seen, StockUpdate update, Account account, Account before) {
        var posted = EnumSet.noneOf(Account.class);
        if (seen.contains(account) || seen.contains(Counted.account(update.condition()))) {
            posted.add(account);
        }
        if (seen.contains(before) || seen.contains(Counted.account(update.from()))) {
            posted.add(before);
        }
        return posted;
    }

    /** What a count did not find any more had been there before. */
    private static StockLevel asItWas(StockLevel level, Set<Account> seen, StockUpdate update) {
        var was = level;
        for (var account : seen) {
            was = was.after(StockDelta.of(account, Math.abs(update.quantity())));
        }
        return was;
    }

    /**
     * The move that makes it so; null if nothing changes. What is not there cannot leave: it stops at zero.
     *
     * @param expected what a count should have found by the books, which know what has moved since
     */
    private static @Nullable StockChange change(
            StockUpdate update, StockPlace place, StockLevel level, Account account, Account before, int expected) {
        int quantity = update.quantity();
        return switch (update.mode()) {
            case COUNT -> signed(update, place, account, quantity - expected, StockCause.COUNT, level);
            case DELTA -> signed(update, place, account, quantity, StockCause.DELTA, level);
            case RECEIPT -> signed(update, place, account, quantity, StockCause.RECEIPT, level);
            case TRANSFER -> {
                int leaves = Math.min(quantity, level.onHand());
                yield leaves <= 0 || update.towards() == null
                        ? null
                        : StockChange.transfer(place, update.towards(), leaves, update.reference());
            }
            case ARRIVAL -> between(update, place, Account.IN_TRANSIT, account, level.inTransit(), StockCause.TRANSFER);
            case CONDITION -> between(update, place, before, account, there(level, before), StockCause.CONDITION);
        };
    }

    private static @Nullable StockChange signed(
            StockUpdate update, StockPlace place, Account account, int change, StockCause cause, StockLevel level) {
        int posted = Math.max(change, -there(level, account));
        if (posted == 0) {
            return null;
        }
        return posted > 0
                ? StockChange.between(place, Account.OUTSIDE, account, posted, cause, update.reference())
                : StockChange.between(place, account, Account.OUTSIDE, -posted, cause, update.reference());
    }

    private static @Nullable StockChange between(
            StockUpdate update, StockPlace place, Account source, Account target, int there, StockCause cause) {
        int moved = Math.min(update.quantity(), there);
        return moved <= 0 || source == target
                ? null
                : StockChange.between(place, source, target, moved, cause, update.reference());
    }

    static int there(StockLevel level, Account account) {
        return switch (account) {
            case DAMAGED -> level.damaged();
            case QUARANTINE -> level.quarantine();
            default -> level.onHand();
        };
    }

    private static @Nullable LocationId target(Entry entry) {
        return update(entry).mode() == Mode.TRANSFER ? update(entry).towards() : null;
    }

    private static StockUpdate update(Entry entry) {
        return entry.waitsAs(StockUpdate.class).orElseThrow();
    }

    private static StockPlace place(Entry entry) {
        return place(update(entry));
    }

    static StockPlace place(StockUpdate update) {
        return new StockPlace(update.location(), update.sku());
    }

    private static int there(StockDelta delta, Account account) {
        return there(StockLevel.NONE.after(delta), account);
    }
}

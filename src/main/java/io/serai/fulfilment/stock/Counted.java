package io.serai.fulfilment.stock;

import io.serai.contract.StockUpdate;
import io.serai.contract.StockUpdate.Condition;
import io.serai.contract.StockUpdate.Mode;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Account;
import io.serai.inventory.LotBook;
import io.serai.inventory.StockCounts;
import io.serai.inventory.StockCounts.Count;
import io.serai.inventory.StockCounts.Reading;
import io.serai.inventory.StockDelta;
import io.serai.inventory.StockLevel;
import io.serai.inventory.StockPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * When the facts of a group were so, by who told them. A count of eight o'clock that is read at ten past eight has not seen what moved in
 * between; and what happened before a count is in it.
 */
final class Counted {
    private static final Set<Account> COUNTED = EnumSet.of(Account.SELLABLE, Account.DAMAGED, Account.QUARANTINE);

    /** What is told of a lot that is too old as the one lies there as the other. */
    private static final Set<Account> SAME_IF_TOO_OLD = EnumSet.of(Account.SELLABLE, Account.QUARANTINE);

    private final Predicate<StockUpdate> tooOld;
    private final Set<Count> seen;
    private final Reading reading;
    private final Work work;

    private Counted(Predicate<StockUpdate> tooOld, Set<Count> seen, Reading reading, Work work) {
        this.tooOld = tooOld;
        this.seen = seen;
        this.reading = reading;
        this.work = work;
    }

    /**
     * Before anything of them is read: what is counted does not move, by what anybody tells of the past, until the group is posted. A count
     * that names no time is one of this moment, and two of them are posted one after the other. Nobody knows yet which lots are too old.
     */
    static void lock(StockCounts counts, List<Entry> entries) {
        counts.lock(
                entries.stream()
                        .filter(entry -> isCount(entry) || update(entry).at() != null)
                        .flatMap(entry -> told(
                                update(entry),
                                update -> update.lot() != null,
                                Objects.requireNonNullElse(update(entry).at(), Instant.EPOCH))
                                .stream())
                        .toList(),
                entries.stream().anyMatch(Counted::isCount));
    }

    /**
     * Notes the group's counts. Those before another that is posted are old news, and so are differences that the last one has seen. What else
     * it has seen is posted, as it may be news to another account, place or announcement.
     *
     * @param tooOld whether what is told is of a lot that is not sold any more
     * @throws ConcurrencyFailureException if a lot that is counted has moved since the book was read
     */
    static Counted of(StockCounts counts, LotBook book, Predicate<StockUpdate> tooOld, List<Entry> entries, Work work) {
        var places =
                entries.stream().map(entry -> StockFacts.place(update(entry))).collect(Collectors.toSet());
        var news = new HashSet<>(counts.newer(told(entries, tooOld, true)));
        Set<Count> seen = counts.seen(told(entries, tooOld, false));
        entries.forEach(entry -> {
            var told = told(update(entry), tooOld);
            boolean isOld = isCount(entry)
                    ? !news.containsAll(told)
                    : isDelta(entry) && told.stream().anyMatch(seen::contains);
            if (isOld) {
                entry.ignored("older-count", null);
            }
        });
        var reading = counts.read(places, news);
        news.stream().filter(count -> isOfLot(count, book)).forEach(count -> check(count, book, reading));
        return new Counted(tooOld, seen, reading, work);
    }

    private static boolean isOfLot(Count count, LotBook book) {
        return !count.lot().isEmpty() && book.tracks(count.place().sku());
    }

    private static void check(Count count, LotBook book, Reading reading) {
        var now = StockLevel.NONE.after(reading.lots().getOrDefault(count, StockDelta.NONE));
        for (var account : COUNTED) {
            if (book.there(count.place(), count.lot(), account) != StockFacts.there(now, account)) {
                throw new ConcurrencyFailureException("lot " + count.lot() + " of " + count.place() + " has moved");
            }
        }
    }

    /** Before the group. */
    Map<StockPlace, StockLevel> levels() {
        return reading.levels();
    }

    private static List<Count> told(List<Entry> entries, Predicate<StockUpdate> tooOld, boolean counts) {
        return entries.stream()
                .filter(entry -> isCount(entry) == counts)
                .flatMap(entry -> told(update(entry), tooOld).stream())
                .toList();
    }

    /** The accounts that it is of, when it was so; none of what is so now. */
    private static List<Count> told(StockUpdate update, Predicate<StockUpdate> tooOld) {
        var at = update.at();
        return at == null ? List.of() : told(update, tooOld, at);
    }

    private static List<Count> told(StockUpdate update, Predicate<StockUpdate> tooOld, Instant at) {
        var accounts = EnumSet.copyOf(accounts(update));
        if (!Collections.disjoint(accounts, SAME_IF_TOO_OLD) && tooOld.test(update)) {
            accounts.addAll(SAME_IF_TOO_OLD);
        }
        return accounts.stream().map(account -> count(update, account, at)).toList();
    }

    /** Where it changes something that can be counted; what is in transit cannot. */
    private static Set<Account> accounts(StockUpdate update) {
        return switch (update.mode()) {
            case TRANSFER -> Set.of(Account.SELLABLE);
            case CONDITION -> EnumSet.of(account(update.from()), account(update.condition()));
            default -> Set.of(account(update.condition()));
        };
    }

    static Account account(@Nullable Condition condition) {
        return condition == null ? Account.SELLABLE : Account.valueOf(condition.name());
    }

    /** Which of the conditions that something moved in were counted since. */
    Set<Account> seen(StockUpdate update) {
        return update.mode() == Mode.COUNT
                ? Set.of()
                : told(update, tooOld).stream()
                        .filter(seen::contains)
                        .map(Count::account)
                        .collect(Collectors.toSet());
    }

    /** What a count did not see, and has to be added to it. */
    StockDelta missed(StockUpdate update) {
        var at = update.at();
        if (at == null) {
            return StockDelta.NONE;
        }
        var count = count(update, account(update.condition()), at);
        var missed = new ArrayList<StockDelta>();
        missed.add(reading.since().getOrDefault(count, StockDelta.NONE));
        // What the group has posted so far is not in the ledger yet.
        for (var change : work.stock().changes()) {
            boolean isLater = work.now().isAfter(count.at())
                    && Objects.requireNonNullElse(change.happened(), work.now()).isAfter(count.at());
            boolean isOfLot = count.lot().isEmpty() || count.lot().equals(change.lot());
            if (isLater && isOfLot && change.cause().isMove()) {
                change.entries((place, delta) -> {
                    if (place.equals(count.place())) {
                        missed.add(delta);
                    }
                });
            }
        }
        return missed.stream().reduce(StockDelta.NONE, StockDelta::plus);
    }

    private static boolean isCount(Entry entry) {
        return update(entry).mode() == Mode.COUNT;
    }

    private static boolean isDelta(Entry entry) {
        return update(entry).mode() == Mode.DELTA;
    }

    private static Count count(StockUpdate update, Account account, Instant at) {
        return new Count(StockFacts.place(update), account, Objects.requireNonNullElse(update.lot(), ""), at);
    }

    private static StockUpdate update(Entry entry) {
        return entry.waitsAs(StockUpdate.class).orElseThrow();
    }
}

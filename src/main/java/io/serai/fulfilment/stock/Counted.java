package io.serai.fulfilment.stock;

import io.serai.contract.StockUpdate;
import io.serai.contract.StockUpdate.Condition;
import io.serai.contract.StockUpdate.Mode;
import io.serai.fulfilment.work.Entry;
import io.serai.inventory.Account;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockCounts;
import io.serai.inventory.StockCounts.Count;
import io.serai.inventory.StockDelta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the facts of a group were so, by who told them. A count of eight o'clock that is read at ten past eight has not seen what moved in
 * between; and what happened before a count is in it.
 */
final class Counted {
    private final Map<Count, StockDelta> since;
    private final List<StockChange> posted = new ArrayList<>();
    private final Instant now;

    private Counted(Map<Count, StockDelta> since, Instant now) {
        this.since = since;
        this.now = now;
    }

    /** Notes the group's counts. Those before another that is posted, and what the last one has seen already, are old news. */
    static Counted of(StockCounts counts, List<Entry> entries, Instant now) {
        var news = new HashSet<>(counts.newer(told(entries, true)));
        Set<Count> seen = counts.seen(told(entries, false));
        entries.forEach(entry -> {
            var told = told(entry);
            if (!told.isEmpty() && (isCount(entry) ? !news.containsAll(told) : seen.containsAll(told))) {
                entry.ignored("older-count", null);
            }
        });
        return new Counted(counts.since(news), now);
    }

    private static List<Count> told(List<Entry> entries, boolean counts) {
        return entries.stream()
                .filter(entry -> isCount(entry) == counts)
                .flatMap(entry -> told(entry).stream())
                .toList();
    }

    /** The accounts that it is of, when it was so; none of what is so now. */
    private static List<Count> told(Entry entry) {
        var update = update(entry);
        var at = update.at();
        return at == null
                ? List.of()
                : accounts(update).stream()
                        .map(account -> count(update, account, at))
                        .toList();
    }

    /** Where it changes something that can be counted; what is in transit cannot. */
    private static Set<Account> accounts(StockUpdate update) {
        return switch (update.mode()) {
            case TRANSFER -> Set.of(Account.SELLABLE);
            case CONDITION -> EnumSet.of(account(update.from()), account(update.condition()));
            default -> Set.of(account(update.condition()));
        };
    }

    private static Account account(@Nullable Condition condition) {
        return condition == null ? Account.SELLABLE : Account.valueOf(condition.name());
    }

    /** A fact of the group that is not in the ledger yet. */
    void posted(StockChange change) {
        posted.add(change);
    }

    /** What a count did not see, and has to be added to it. */
    StockDelta missed(StockUpdate update) {
        var at = update.at();
        if (at == null) {
            return StockDelta.NONE;
        }
        var count = count(update, account(update.condition()), at);
        var missed = new ArrayList<StockDelta>();
        missed.add(since.getOrDefault(count, StockDelta.NONE));
        for (var change : posted) {
            boolean isLater = now.isAfter(count.at())
                    && Objects.requireNonNullElse(change.happened(), now).isAfter(count.at());
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

    private static Count count(StockUpdate update, Account account, Instant at) {
        return new Count(StockFacts.place(update), account, Objects.requireNonNullElse(update.lot(), ""), at);
    }

    private static StockUpdate update(Entry entry) {
        return entry.waitsAs(StockUpdate.class).orElseThrow();
    }
}

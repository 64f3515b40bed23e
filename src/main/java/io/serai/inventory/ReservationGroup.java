package io.serai.inventory;

import static java.util.stream.Collectors.toSet;

import io.serai.inventory.Reservation.Line;
import io.serai.inventory.Reservation.State;
import io.serai.inventory.Reservations.Answer;
import io.serai.kernel.Ids;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serves the wishes of several carts in one transaction, each after the one before it: so many carts that want the same article wait for
 * one commit, and not each for all before it.
 */
@Component
class ReservationGroup {
    /** A wish whose key nobody had, with what is written of it. */
    record Opening(UUID id, Wish wish, String asked, Instant expires) {}

    /** The pieces of an opening. */
    record Placed(Opening opening, List<Line> lines) {}

    private final ReservationRows rows;
    private final Stock stock;
    private final StockRules rules;
    private final Kits kits;
    private final WaitingLines waiting;
    private final Senders senders;
    private final Destined destined;
    private final Clock clock;

    ReservationGroup(
            ReservationRows rows,
            Stock stock,
            StockRules rules,
            Kits kits,
            WaitingLines waiting,
            Senders senders,
            Clock clock) {
        this.rows = rows;
        this.stock = stock;
        this.rules = rules;
        this.kits = kits;
        this.waiting = waiting;
        this.senders = senders;
        this.destined = new Destined(senders);
        this.clock = clock;
    }

    /** An answer for each wish, in their order. */
    @Transactional
    public List<Answer> reserve(List<Wish> wishes) {
        // As exact as the table keeps it, so that it reads the same afterwards.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var answers = served(opened(wishes, now), now);
        var inOrder = new ArrayList<Answer>();
        var told = new LinkedHashSet<String>();
        for (var wish : wishes) {
            var answer = told.add(wish.key()) ? answers.get(wish.key()) : null;
            inOrder.add(answer == null ? known(wish) : answer);
        }
        return inOrder;
    }

    /** The first wish of each key that is new, in the order in which they came. */
    private List<Opening> opened(List<Wish> wishes, Instant now) {
        var openings = new LinkedHashMap<String, Opening>();
        wishes.forEach(wish ->
                openings.putIfAbsent(wish.key(), new Opening(Ids.next(), wish, wish.asked(), now.plus(wish.lasts()))));
        var isNew = rows.open(openings.values(), now);
        return openings.values().stream()
                .filter(opening -> isNew.contains(opening.id()))
                .toList();
    }

    private Answer known(Wish wish) {
        return rows.byKey(wish.key())
                .<Answer>map(reservation -> rows.isAsked(wish.key(), wish.asked())
                        ? new Answer.Held(reservation)
                        : new Answer.OtherWish(reservation))
                // Who had the key a moment ago in this group got nothing, and has left it.
                .orElseGet(() -> reserve(List.of(wish)).get(0));
    }

    private Map<String, Answer> served(List<Opening> openings, Instant now) {
        if (openings.isEmpty()) {
            return Map.of();
        }
        var wishes = openings.stream().map(Opening::wish).toList();
        var bundles = bundles(wishes);
        var kept = rules.of(bundles.values().stream()
                .flatMap(List::stream)
                .flatMap(Bundle::skus)
                .collect(toSet()));
        var fences = rows.fences(asking(bundles));
        var owed = waiting.owed(kept);
        var waitedFor = stock.available(owed.skus());
        var anywhere = new Shelves(stock.available(anywhere(bundles)), waitedFor, kept, owed, fences);
        var chosen = chosen(wishes, bundles, anywhere);
        var locked = rows.lockFences(fences.stream()
                .filter(each -> chosen.contains(each.fence().place()))
                .map(FenceNotes.Free::id)
                .toList());
        var shelves = new Shelves(stock.lock(chosen), waitedFor, kept, owed, locked);
        var answers = new HashMap<String, Answer>();
        var placed = new ArrayList<Placed>();
        var refused = new ArrayList<UUID>();
        for (var opening : openings) {
            var wish = opening.wish();
            var missing = new HashMap<Sku, Integer>();
            var lines = shelves.take(wish.channel(), bundles.getOrDefault(wish, List.of()), missing);
            if (missing.isEmpty()) {
                placed.add(new Placed(opening, lines));
                answers.put(wish.key(), new Answer.Held(held(opening, lines)));
            } else {
                refused.add(opening.id());
                answers.put(wish.key(), new Answer.Lacking(missing));
            }
        }
        rows.forget(refused);
        write(placed, now);
        return answers;
    }

    private void write(List<Placed> placed, Instant now) {
        rows.add(placed);
        stock.apply(
                placed.stream()
                        .flatMap(each -> each.lines().stream()
                                .filter(line -> line.own() > 0)
                                .map(line -> StockChange.reserve(
                                        line.place(),
                                        line.own(),
                                        null,
                                        each.opening().wish().key())))
                        .toList(),
                now);
    }

    private static Set<FenceNotes.Asking> asking(Map<Wish, List<Bundle>> bundles) {
        var asking = new HashSet<FenceNotes.Asking>();
        bundles.forEach((wish, wanted) -> wanted.stream()
                .flatMap(Bundle::skus)
                .forEach(sku -> asking.add(new FenceNotes.Asking(wish.channel(), sku))));
        return asking;
    }

    private static Reservation held(Opening opening, List<Line> lines) {
        var wish = opening.wish();
        return new Reservation(
                opening.id(), wish.key(), wish.channel(), wish.taker(), State.HELD, opening.expires(), lines);
    }

    private Map<Wish, List<Bundle>> bundles(List<Wish> wishes) {
        var parts = kits.of(wishes.stream()
                .flatMap(wish -> wish.lines().stream())
                .map(Wish.Line::sku)
                .collect(toSet()));
        var bundles = new HashMap<Wish, List<Bundle>>();
        record Towards(String channel, @Nullable String country) {}
        var sending = new HashMap<Towards, Set<LocationId>>();
        for (var wish : wishes) {
            boolean isAnywhere = wish.lines().stream().anyMatch(line -> line.location() == null);
            var from = isAnywhere
                    ? sending.computeIfAbsent(
                            new Towards(wish.channel(), wish.country()),
                            towards -> senders.of(towards.channel(), towards.country()))
                    : Set.<LocationId>of();
            bundles.put(
                    wish,
                    wish.lines().stream()
                            .map(line -> Bundle.of(line, parts, from))
                            .toList());
        }
        return bundles;
    }

    private static Set<Sku> anywhere(Map<Wish, List<Bundle>> bundles) {
        return bundles.values().stream()
                .flatMap(List::stream)
                .filter(Bundle::isAnywhere)
                .flatMap(Bundle::skus)
                .collect(toSet());
    }

    /**
     * Of the places that would do, those worth a lock, one wish after another: the named ones, and for the rest from where it would be sent, or where
     * there are most of each.
     */
    private Set<StockPlace> chosen(List<Wish> wishes, Map<Wish, List<Bundle>> bundles, Shelves shelves) {
        var chosen = new LinkedHashSet<StockPlace>();
        for (var wish : wishes) {
            bundles.computeIfPresent(wish, (same, wanted) -> destined.bundles(same, wanted, shelves));
            chosen.addAll(shelves.best(wish.channel(), bundles.getOrDefault(wish, List.of())));
        }
        return chosen;
    }
}

package io.serai.inventory;

import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of each lot lies at some places, as one move after another changes it. A move that names its lot is a fact: where the books
 * thought these pieces to be of another lot, they call them by the right name first. One that names none takes what was picked for its
 * order, then what expires first. What nobody has ever named is the oldest.
 */
public final class LotBook {
    /** The lot of pieces of which nobody has said it. */
    static final String UNNAMED = "";

    private static final List<Account> SHELVES =
            List.of(Account.SELLABLE, Account.DAMAGED, Account.QUARANTINE, Account.IN_TRANSIT);

    private final Map<Sku, LotRule> rules;
    private final Map<LotKey, LocalDate> expiries;
    private final Map<StockPlace, Map<String, StockDelta>> levels = new TreeMap<>();
    private final LotClaims claims;

    LotBook(Map<Sku, LotRule> rules, Map<LotKey, LocalDate> expiries, LotClaims claims) {
        this.rules = rules;
        this.expiries = new HashMap<>(expiries);
        this.claims = claims;
    }

    void put(StockPlace place, String lot, StockDelta level) {
        lots(place).put(lot, level);
    }

    public boolean tracks(Sku sku) {
        return rules.containsKey(sku);
    }

    /** @throws NullPointerException of a SKU that has no lots */
    public LotRule rule(Sku sku) {
        return Objects.requireNonNull(rules.get(sku));
    }

    public @Nullable LocalDate expires(Sku sku, String lot) {
        return expiries.get(new LotKey(sku, lot));
    }

    public void expires(Sku sku, String lot, LocalDate lastDay) {
        expiries.put(new LotKey(sku, lot), lastDay);
    }

    /** Pieces of a lot at a place, in a condition; those that are promised are among those for sale. */
    public int there(StockPlace place, String lot, Account account) {
        return pieces(lots(place).getOrDefault(lot, StockDelta.NONE), account.shelf());
    }

    /** Pieces of each lot of a place, for the places that it has looked at or changed. */
    Map<StockPlace, Map<String, StockDelta>> levels() {
        return levels;
    }

    /** Pieces of a lot that still lie on the shelf: they are for sale, and no warehouse has said that it picked them. */
    public int onShelf(StockPlace place, String lot) {
        return there(place, lot, Account.SELLABLE) - claims.picked(place, lot);
    }

    /**
     * How many pieces that can be promised at a place today will be too old, by the first day on which they are. What is promised already
     * is of those that expire first.
     *
     * @param kept kept back there
     */
    public NavigableMap<LocalDate, Integer> fading(StockPlace place, StockLevel level, int kept) {
        var fading = new TreeMap<LocalDate, Integer>();
        if (!tracks(place.sku())) {
            return fading;
        }
        int old = 0;
        int shelfLife = rule(place.sku()).shelfLife();
        for (var lot : byExpiry(place)) {
            var expires = expires(place.sku(), lot);
            if (expires != null) {
                old += there(place, lot, Account.SELLABLE);
                int beyond = Math.max(0, old - level.reserved());
                int lost = level.available(kept) - level.reserve(beyond).available(kept);
                if (lost > 0) {
                    fading.put(expires.minusDays(shelfLife).plusDays(1), lost);
                }
            }
        }
        return fading;
    }

    LotClaims claims() {
        return claims;
    }

    /** The move as moves of lots, which are done in this book then. */
    public List<StockChange> settle(StockChange change) {
        var moves = new ArrayList<StockChange>();
        if (!tracks(change.place().sku()) || !change.moves()) {
            moves.add(change);
        } else if (change.lot() != null) {
            find(change, change.lot(), moves);
            move(change, moves);
        } else if (change.source() == Account.OUTSIDE) {
            move(change, moves);
        } else {
            take(change, moves);
        }
        return moves;
    }

    /** What should be picked for an order, what expires first before all, without what is claimed already; it is claimed then. */
    List<LotClaims.Claim> advise(OrderId order, StockPlace place, int pieces) {
        var advice = new ArrayList<LotClaims.Claim>();
        int rest = pieces;
        for (var lot : byExpiry(place)) {
            int some = Math.min(rest, there(place, lot, Account.SELLABLE) - claims.ofOthers(null, place, lot));
            if (some > 0) {
                rest -= some;
                claims.put(order, place, lot, some, false);
                advice.add(new LotClaims.Claim(lot, some));
            }
        }
        advice.removeIf(claim -> claim.lot().equals(UNNAMED));
        return advice;
    }

    /**
     * What was picked for the order, whatever the books thought of it; then what was advised, what nobody has claimed, and whatever is
     * there, of each what expires first before all.
     */
    private void take(StockChange change, List<StockChange> moves) {
        var place = change.place();
        var order = isLost(change) || change.source().shelf() != Account.SELLABLE ? null : change.order();
        int rest = change.quantity();
        if (order != null && claims.isPicked(order, place)) {
            for (var claim : claims.of(order, place)) {
                int some = Math.min(rest, claim.pieces());
                if (some > 0) {
                    moves.addAll(settle(change.part(some, claim.lot())));
                    rest -= some;
                }
            }
        }
        var taking = new Taking(change, rest);
        if (order != null) {
            claims.of(order, place).forEach(claim -> taking.take(claim.lot(), claim.pieces()));
        }
        if (change.source().shelf() == Account.SELLABLE) {
            byExpiry(place)
                    .forEach(lot ->
                            taking.take(lot, there(place, lot, Account.SELLABLE) - claims.ofOthers(order, place, lot)));
        }
        byExpiry(place).forEach(lot -> taking.take(lot, Integer.MAX_VALUE));
        taking.parts().forEach(part -> move(part, moves));
    }

    /** Pieces that were not there when others were picked for the order: they are not the ones that were. */
    private boolean isLost(StockChange change) {
        var order = change.order();
        return order != null && change.cause() == StockCause.DISCREPANCY && claims.isPicked(order, change.place());
    }

    /** How a move is cut by lots. */
    private final class Taking {
        private final StockChange change;
        private final Map<String, Integer> taken = new TreeMap<>();
        private int rest;

        Taking(StockChange change, int pieces) {
            this.change = change;
            this.rest = pieces;
        }

        /** Up to so many of a lot in all. */
        void take(String lot, int atMost) {
            int before = taken.getOrDefault(lot, 0);
            int some = Math.min(rest, Math.min(atMost, there(change.place(), lot, change.source())) - before);
            if (some > 0) {
                taken.put(lot, before + some);
                rest -= some;
            }
        }

        /** What the books do not have is left to the level, which refuses it. */
        List<StockChange> parts() {
            if (rest > 0) {
                taken.merge(UNNAMED, rest, Integer::sum);
            }
            return taken.entrySet().stream()
                    .map(each -> change.part(each.getValue(), each.getKey().equals(UNNAMED) ? null : each.getKey()))
                    .toList();
        }
    }

    /** Sees to it that the books have the pieces where the move takes them from, and that a serial number is nowhere else. */
    private void find(StockChange change, String named, List<StockChange> moves) {
        var source = change.source().shelf();
        int lacking =
                source == Account.OUTSIDE ? 0 : change.quantity() - Math.max(0, there(change.place(), named, source));
        if (rule(change.place().sku()).isSerial() && (source == Account.OUTSIDE || lacking > 0)) {
            unname(new LotKey(change.place().sku(), named), change, moves);
        }
        for (var other : byExpiry(change.place())) {
            int some = other.equals(named) ? 0 : Math.min(lacking, there(change.place(), other, source));
            if (some > 0) {
                rename(change.place(), source, some, other, named, change, moves);
                lacking -= some;
            }
        }
    }

    /** Where the books have a serial number that turns up elsewhere, there is a piece of which nobody knows the number. */
    private void unname(LotKey serial, StockChange because, List<StockChange> moves) {
        for (var place : List.copyOf(levels.keySet())) {
            for (var shelf : SHELVES) {
                int pieces = place.sku().equals(serial.sku()) ? there(place, serial.lot(), shelf) : 0;
                if (pieces > 0) {
                    rename(place, shelf, pieces, serial.lot(), UNNAMED, because, moves);
                }
            }
        }
    }

    private void rename(
            StockPlace place,
            Account shelf,
            int pieces,
            String before,
            String after,
            StockChange because,
            List<StockChange> moves) {
        var out = StockChange.between(place, shelf, Account.OUTSIDE, pieces, StockCause.LOT, because.reference());
        var in = StockChange.between(place, Account.OUTSIDE, shelf, pieces, StockCause.LOT, because.reference());
        move(out.ofLot(before.equals(UNNAMED) ? null : before), moves);
        move(in.ofLot(after.equals(UNNAMED) ? null : after), moves);
    }

    private void move(StockChange change, List<StockChange> moves) {
        var lot = Objects.requireNonNullElse(change.lot(), UNNAMED);
        add(change.place(), lot, StockDelta.of(change.source().shelf(), -change.quantity()));
        add(change.arrives(), lot, StockDelta.of(change.target().shelf(), change.quantity()));
        var order = change.order();
        if (order != null && change.source().shelf() == Account.SELLABLE && !isLost(change)) {
            claims.used(order, change.place(), lot, change.quantity());
        }
        moves.add(change);
    }

    private void add(StockPlace place, String lot, StockDelta delta) {
        lots(place).merge(lot, delta, StockDelta::plus);
    }

    private Map<String, StockDelta> lots(StockPlace place) {
        return levels.computeIfAbsent(place, same -> new TreeMap<>());
    }

    /** First expired, first out. */
    private List<String> byExpiry(StockPlace place) {
        return lots(place).keySet().stream()
                .sorted(Comparator.comparing((String lot) -> !lot.equals(UNNAMED))
                        .thenComparing(lot -> Objects.requireNonNullElse(expires(place.sku(), lot), LocalDate.MAX))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int pieces(StockDelta level, Account shelf) {
        return switch (shelf) {
            case DAMAGED -> level.damaged();
            case QUARANTINE -> level.quarantine();
            case IN_TRANSIT -> level.inTransit();
            case OUTSIDE -> 0;
            default -> level.onHand();
        };
    }
}

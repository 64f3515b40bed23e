package io.serai.inventory;

import static java.util.stream.Collectors.groupingBy;

import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that orders wait for, which are paid and not held. Nothing is reserved for them; but who comes later is promised only what is left
 * when they have theirs: of what is set aside for their channel first, then of what is for all.
 */
public final class Owed {
    /** Nobody waits. */
    public static final Owed NOTHING = new Owed(List.of(), List.of(), Set.of());

    /** Pieces of a SKU for orders of a channel. {@code location} is the only place that may serve them; null: any that sends. */
    public record Waiting(Sku sku, String channel, @Nullable LocationId location, int pieces) {}

    private final Map<Sku, List<Waiting>> waiting;
    private final List<FenceNotes.Free> fences;
    private final Set<LocationId> senders;

    /**
     * @param fences what is set aside for the channels that wait, and meant for no cart
     * @param senders the places from which something may be sent
     */
    Owed(Collection<Waiting> waiting, List<FenceNotes.Free> fences, Set<LocationId> senders) {
        this.waiting = waiting.stream().collect(groupingBy(Waiting::sku));
        this.fences = List.copyOf(fences);
        this.senders = Set.copyOf(senders);
    }

    /** Whether an order waits for it. */
    public boolean isOf(Sku sku) {
        return waiting.containsKey(sku);
    }

    /** The SKUs that orders wait for. */
    Set<Sku> skus() {
        return waiting.keySet();
    }

    /** Pieces that orders of a channel wait for. */
    public int of(String channel, Sku sku) {
        return waiting.getOrDefault(sku, List.of()).stream()
                .filter(each -> each.channel().equals(channel))
                .mapToInt(Waiting::pieces)
                .sum();
    }

    /**
     * What a channel can promise of a SKU.
     *
     * @param free what could be promised to it at each place if nobody waited, but for what is its own
     * @param own what is set aside for it there
     */
    public Left left(String channel, Sku sku, Map<LocationId, Integer> free, Map<LocationId, Integer> own) {
        if (!isOf(sku)) {
            var all = new HashMap<>(free);
            own.forEach((location, pieces) -> all.merge(location, pieces, Integer::sum));
            return new Left(all, Set.of(), 0, 0, 0);
        }
        var left = new HashMap<>(free);
        var aside = aside(sku);
        aside.computeIfAbsent(channel, none -> new HashMap<>()).putAll(own);
        int all = 0;
        int lacking = 0;
        for (var each : waiting.getOrDefault(sku, List.of())) {
            all += each.pieces();
            if (each.location() != null) {
                var theirs = aside.computeIfAbsent(each.channel(), none -> new HashMap<>());
                int rest = each.pieces() - take(theirs, each.location(), each.pieces());
                lacking += rest - take(left, each.location(), rest);
            }
        }
        int ofAll = 0;
        int ofOwn = 0;
        for (var each : waiting.getOrDefault(sku, List.of())) {
            if (each.location() == null) {
                int theirs = Math.min(each.pieces(), sent(aside.getOrDefault(each.channel(), Map.of())));
                ofOwn += each.channel().equals(channel) ? theirs : 0;
                ofAll += each.pieces() - theirs;
            }
        }
        var mine = aside.getOrDefault(channel, Map.of());
        int most = Math.max(0, sent(left) - ofAll) + Math.max(0, sent(mine) - ofOwn);
        lacking += Math.max(0, ofAll - sent(left));
        mine.forEach((location, pieces) -> left.merge(location, pieces, Integer::sum));
        left.replaceAll((location, pieces) -> senders.contains(location) ? Math.min(pieces, most) : pieces);
        return new Left(left, senders, most, all, lacking);
    }

    /** What is set aside of a SKU for each channel that waits, by place. */
    private Map<String, Map<LocationId, Integer>> aside(Sku sku) {
        var aside = new HashMap<String, Map<LocationId, Integer>>();
        for (var each : fences) {
            var place = each.fence().place();
            if (place.sku().equals(sku)) {
                aside.computeIfAbsent(each.fence().channel(), none -> new HashMap<>())
                        .merge(place.location(), each.pieces(), Integer::sum);
            }
        }
        return aside;
    }

    private static int take(Map<LocationId, Integer> from, LocationId location, int pieces) {
        int there = Math.min(pieces, from.getOrDefault(location, 0));
        if (there > 0) {
            from.merge(location, -there, Integer::sum);
        }
        return there;
    }

    private int sent(Map<LocationId, Integer> pieces) {
        return Left.in(pieces, senders::contains);
    }

    /**
     * What is left for one channel.
     *
     * @param at at each place by itself. Together these may be more than can be promised, as nobody knows yet which places will serve those who
     *     wait
     * @param most so many at the places that send, together
     * @param waiting pieces that orders wait for
     * @param lacking how many of these are nowhere yet
     */
    public record Left(Map<LocationId, Integer> at, Set<LocationId> senders, int most, int waiting, int lacking) {
        /** At some places together. */
        public int in(Predicate<LocationId> where) {
            return Math.min(most, in(at, where.and(senders::contains)))
                    + in(at, where.and(location -> !senders.contains(location)));
        }

        private static int in(Map<LocationId, Integer> pieces, Predicate<LocationId> where) {
            return pieces.entrySet().stream()
                    .filter(each -> where.test(each.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }
}

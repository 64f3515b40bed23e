package io.serai.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision rests on, so that it can be taken again to the bit: the question, the stock that was looked at, and the digests of the
 * rule set and of the locations. {@code looked} are the locations if not all were looked at; {@code stock} has of each SKU the index of
 * a location and the pieces there, in turn; {@code paces} the same of the thousandths of a piece that are sold there in a day, if that was
 * known.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Kept(
        String rules,
        String sites,
        Ask ask,
        @Nullable List<LocationId> looked,
        Map<Sku, List<Integer>> stock,
        @Nullable Map<Sku, List<Integer>> paces) {

    static Kept of(Inquiry inquiry, Shelves shelves, @Nullable List<LocationId> looked) {
        var stock = new TreeMap<Sku, List<Integer>>();
        var among = looked == null ? null : new HashSet<>(looked);
        inquiry.skus().forEach(sku -> stock.put(sku, shelves.pairs(sku, among)));
        var network = inquiry.network();
        return new Kept(
                network.rules().digest(),
                network.sites().digest(),
                inquiry.ask(),
                looked,
                stock,
                shelves.isPaced() ? paces(inquiry, shelves, among) : null);
    }

    private static Map<Sku, List<Integer>> paces(Inquiry inquiry, Shelves shelves, @Nullable Set<LocationId> among) {
        var paces = new TreeMap<Sku, List<Integer>>();
        inquiry.skus().forEach(sku -> paces.put(sku, shelves.pacePairs(sku, among)));
        return paces;
    }

    /** The same question if these rules had made the promise. */
    public Kept promisedBy(Rules other) {
        return new Kept(rules, sites, ask.promisedBy(other), looked, stock, paces);
    }

    /** The same question if more, or less, had been there: of locations that were not looked at nothing is known still. */
    public Kept with(Carry carry, Network network) {
        if (carry.saysNothing()) {
            return this;
        }
        var other = new TreeMap<>(stock);
        for (var lies : carry.lies()) {
            if (isLookedAt(lies.location())) {
                int site = network.sites().index(lies.location());
                other.computeIfPresent(lies.sku(), (sku, pairs) -> more(pairs, site, lies.more()));
            }
        }
        return new Kept(rules, sites, ask.given(carry.with(ask.loads())), looked, other, paces);
    }

    /** Whether some of a SKU lay at a site. */
    boolean lies(Sku sku, int site) {
        var pairs = stock.getOrDefault(sku, List.of());
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i) == site) {
                return pairs.get(i + 1) > 0;
            }
        }
        return false;
    }

    boolean isLookedAt(LocationId location) {
        return looked == null || looked.contains(location);
    }

    private static List<Integer> more(List<Integer> pairs, int site, int more) {
        var row = new TreeMap<Integer, Integer>();
        for (int i = 0; i < pairs.size(); i += 2) {
            row.put(pairs.get(i), pairs.get(i + 1));
        }
        row.merge(site, more, Integer::sum);
        return row.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toList();
    }

    /** Whether a few locations were looked at only: those that would be best by the rule set that decided. */
    public boolean lookedAtFew() {
        return looked != null && ask.demand().delivery() instanceof Demand.Shipped;
    }

    /** Decides again on the same locations by a rule set: by that of the digest the very same. */
    public Decided again(Network network) {
        return again(network.inquire(ask), shelves(network));
    }

    Decided again(Inquiry inquiry, Shelves shelves) {
        return looked == null ? inquiry.decide(shelves) : inquiry.decideAmong(looked, shelves);
    }

    /** The indexes of the locations that were looked at; null for all. */
    int @Nullable [] only(Network network) {
        return looked == null
                ? null
                : looked.stream()
                        .mapToInt(network.sites()::index)
                        .filter(site -> site >= 0)
                        .sorted()
                        .toArray();
    }

    /** What there was. */
    Shelves shelves(Network network) {
        var shelves = Shelves.of(network.sites());
        stock.forEach((sku, pairs) -> {
            for (int i = 0; i < pairs.size(); i += 2) {
                shelves.add(network.sites().get(pairs.get(i)).id(), sku, pairs.get(i + 1));
            }
        });
        if (paces != null) {
            shelves.paced();
            paces.forEach((sku, pairs) -> {
                for (int i = 0; i < pairs.size(); i += 2) {
                    shelves.sells(network.sites().get(pairs.get(i)).id(), sku, pairs.get(i + 1));
                }
            });
        }
        return shelves;
    }
}

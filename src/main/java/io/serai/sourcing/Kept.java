package io.serai.sourcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision rests on, so that it can be taken again to the bit: the question, the stock that was looked at, and the digests of the
 * rule set and of the locations. {@code looked} are the locations if not all were looked at.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Kept(
        String rules, String sites, Ask ask, @Nullable List<LocationId> looked, Map<Sku, Map<LocationId, Integer>> stock) {

    static Kept of(Inquiry inquiry, Shelves shelves, @Nullable List<LocationId> looked) {
        var stock = new TreeMap<Sku, Map<LocationId, Integer>>();
        inquiry.ask().demand().lines().forEach(line -> stock.put(line.sku(), shelves.of(line.sku())));
        var network = inquiry.network();
        return new Kept(network.rules().digest(), network.sites().digest(), inquiry.ask(), looked, stock);
    }

    /** Decides again by a rule set and locations: by those of the digests the very same. */
    public Decided again(Network network) {
        return again(network, network.inquire(ask), shelves(network));
    }

    Decided again(Network network, Inquiry inquiry, Shelves shelves) {
        return looked == null ? inquiry.decide(shelves) : inquiry.decideAmong(looked, shelves);
    }

    /** What there was. */
    Shelves shelves(Network network) {
        var shelves = Shelves.of(network.sites());
        stock.forEach((sku, row) -> row.forEach((location, pieces) -> shelves.add(location, sku, pieces)));
        return shelves;
    }
}

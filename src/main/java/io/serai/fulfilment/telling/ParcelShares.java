package io.serai.fulfilment.telling;

import io.serai.shipping.Parcel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pieces of what leaves are in which of its parcels. Together they have each piece once: those of which nobody knows, as of a kit
 * whose parts were packed, are in the first; what a warehouse says is in a parcel beyond what leaves is in none.
 */
final class ParcelShares {
    private ParcelShares() {}

    /**
     * By parcel, in their order, the pieces by the number of their line.
     *
     * @param contents what each parcel has, as it was packed
     * @param leaving the pieces that leave, by the number of their line
     */
    static List<Map<Integer, Integer>> of(List<List<Parcel.Content>> contents, Map<Integer, Integer> leaving) {
        var left = new HashMap<>(leaving);
        var shares = new ArrayList<Map<Integer, Integer>>();
        for (var parcel : contents) {
            var share = new HashMap<Integer, Integer>();
            for (var content : parcel) {
                int pieces = Math.min(content.quantity(), left.getOrDefault(content.line(), 0));
                share.merge(content.line(), pieces, Integer::sum);
                left.merge(content.line(), -pieces, Integer::sum);
            }
            shares.add(share);
        }
        if (!shares.isEmpty()) {
            left.forEach((line, pieces) -> shares.get(0).merge(line, pieces, Integer::sum));
        }
        return shares;
    }
}

package io.serai.fulfilment.telling;

import io.serai.shipping.Parcel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
        contents.forEach(parcel -> shares.add(new HashMap<>()));
        // A parcel of which nothing was said is one with all that was picked: those that say less know it better.
        var fewestFirst = IntStream.range(0, contents.size())
                .boxed()
                .sorted(Comparator.comparingInt(parcel -> pieces(contents.get(parcel))))
                .toList();
        for (int parcel : fewestFirst) {
            var share = shares.get(parcel);
            for (var content : contents.get(parcel)) {
                int pieces = Math.min(content.quantity(), left.getOrDefault(content.line(), 0));
                share.merge(content.line(), pieces, Integer::sum);
                left.merge(content.line(), -pieces, Integer::sum);
            }
        }
        if (!shares.isEmpty()) {
            left.forEach((line, pieces) -> shares.get(0).merge(line, pieces, Integer::sum));
        }
        return shares;
    }

    private static int pieces(List<Parcel.Content> contents) {
        return contents.stream().mapToInt(Parcel.Content::quantity).sum();
    }
}

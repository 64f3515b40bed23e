package io.serai.sourcing;

import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Split.Allocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts the lines over chosen locations by the pieces of each SKU that a location gives; lines of the same SKU stay whole where that is possible. */
final class Cut {
    private final Needs needs;
    private final List<int[]> shares;
    private final List<List<Allocation>> allocations = new ArrayList<>();

    /** Of each location, how many it gives of each need. */
    Cut(Needs needs, List<int[]> shares) {
        this.needs = needs;
        this.shares = shares;
        shares.forEach(site -> allocations.add(new ArrayList<>()));
    }

    /** What each gives of which line, by line number. */
    List<List<Allocation>> allocations() {
        for (int need = 0; need < needs.count(); need++) {
            int same = need;
            cut(
                    needs.linesOf(need),
                    shares.stream().mapToInt(site -> site[same]).toArray());
        }
        allocations.forEach(lines -> lines.sort(Comparator.comparingInt(Allocation::line)));
        return allocations;
    }

    private void cut(List<Line> lines, int[] shares) {
        var largestFirst = lines.stream()
                .sorted(Comparator.comparingInt(Line::quantity).reversed().thenComparingInt(Line::line))
                .toList();
        var broken = new ArrayList<Line>();
        for (var line : largestFirst) {
            int whole = firstWith(line.quantity(), shares);
            if (whole < 0) {
                broken.add(line);
            } else {
                give(whole, line, line.quantity(), shares);
            }
        }
        broken.forEach(line -> breakUp(line, shares));
    }

    private static int firstWith(int quantity, int[] shares) {
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] >= quantity) {
                return i;
            }
        }
        return -1;
    }

    private void breakUp(Line line, int[] shares) {
        int rest = line.quantity();
        for (int i = 0; i < shares.length && rest > 0; i++) {
            int some = Math.min(rest, shares[i]);
            if (some > 0) {
                give(i, line, some, shares);
                rest -= some;
            }
        }
    }

    private void give(int site, Line line, int quantity, int[] shares) {
        shares[site] -= quantity;
        allocations.get(site).add(new Allocation(line.line(), line.sku(), quantity));
    }
}

package io.serai.sourcing;

import io.serai.sourcing.Demand.Line;
import io.serai.sourcing.Ranking.Ranked;
import io.serai.sourcing.Split.Allocation;
import io.serai.sourcing.Split.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the lines over chosen locations: a SKU comes whole from the nearest that has it whole, else from the nearest as far as it
 * goes; lines of the same SKU stay whole where that is possible.
 */
final class Cut {
    private final Needs needs;
    private final List<Ranked> chosen;
    private final List<int[]> supplies;
    private final List<List<Allocation>> allocations = new ArrayList<>();

    /** {@code chosen}, the nearest first, and what each can give. */
    Cut(Needs needs, List<Ranked> chosen, List<int[]> supplies) {
        this.needs = needs;
        this.chosen = chosen;
        this.supplies = supplies;
        chosen.forEach(site -> allocations.add(new ArrayList<>()));
    }

    Split split() {
        for (int need = 0; need < needs.count(); need++) {
            cut(needs.linesOf(need), shares(need));
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < chosen.size(); i++) {
            var lines = allocations.get(i);
            lines.sort(Comparator.comparingInt(Allocation::line));
            parts.add(new Part(chosen.get(i).site().id(), chosen.get(i).millimetres(), lines));
        }
        return new Split(parts);
    }

    /** How much of a need each chosen location gives. */
    private int[] shares(int need) {
        int quantity = needs.quantity(need);
        var shares = new int[chosen.size()];
        for (int i = 0; i < shares.length; i++) {
            if (supplies.get(i)[need] == quantity) {
                shares[i] = quantity;
                return shares;
            }
        }
        int rest = quantity;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.min(rest, supplies.get(i)[need]);
            rest -= shares[i];
        }
        return shares;
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

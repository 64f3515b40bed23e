package io.serai.returns;

import io.serai.kernel.Sku;
import io.serai.returns.ReturnLine.Outcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces of an order may still be given back, and which have had their money: no more comes back than has left, whoever asks and
 * however often.
 */
public final class OpenPieces {
    /** A line of the order: {@code left} pieces of it are, or were, with the customer. */
    public record Line(int line, String reference, Sku sku, int left) {}

    private final List<Line> lines;
    private final Map<Integer, Integer> claimed = new HashMap<>();
    private final Map<Integer, Integer> paid = new HashMap<>();

    public OpenPieces(List<Line> lines, Collection<CustomerReturn> returns) {
        this.lines = List.copyOf(lines);
        returns.forEach(each -> each.lines().stream()
                .filter(line -> line.line() != null)
                .forEach(line -> count(each, line, line.line(), line.quantity())));
        // What a till did not tell the line of is of whichever still has pieces.
        returns.forEach(each ->
                each.lines().stream().filter(line -> line.line() == null).forEach(line -> spread(each, line)));
    }

    private void count(CustomerReturn of, ReturnLine line, @Nullable Integer number, int quantity) {
        if (number == null) {
            return;
        }
        claimed.merge(number, Math.min(quantity, of.claims(line)), Integer::sum);
        if (line.outcome() == Outcome.REFUNDED || line.outcome() == Outcome.EXCHANGED) {
            paid.merge(number, Math.min(quantity, line.received().pieces()), Integer::sum);
        }
    }

    private void spread(CustomerReturn of, ReturnLine line) {
        int rest = line.quantity();
        for (var each : lines) {
            int here = each.sku().equals(line.sku()) ? Math.min(rest, left(each)) : 0;
            if (here > 0) {
                count(of, line, each.line(), here);
                rest -= here;
            }
        }
    }

    private int left(Line line) {
        return Math.max(0, line.left() - claimed.getOrDefault(line.line(), 0));
    }

    /** Pieces of a line that may still come back. */
    public int left(int line) {
        return lines.stream()
                .filter(each -> each.line() == line)
                .mapToInt(this::left)
                .sum();
    }

    /** Pieces of a line whose money, or other article, the customer has. */
    public int paid(int line) {
        return paid.getOrDefault(line, 0);
    }

    /** The line that somebody means: by the channel's id of it, or by a SKU that stands in one line only. */
    public Optional<Line> find(@Nullable String reference, @Nullable Sku sku) {
        var meant = lines.stream()
                .filter(line -> reference == null
                        ? line.sku().equals(sku)
                        : line.reference().equals(reference))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }
}

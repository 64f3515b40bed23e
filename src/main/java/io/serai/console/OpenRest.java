package io.serai.console;

import io.serai.console.OrderView.Fulfilment;
import io.serai.console.OrderView.Line;
import java.util.List;
import java.util.Set;

/**
 * What of an order could still be cancelled though a part of it has left: pieces of its lines; none where nothing has left, or all.
 *
 * @param held whether it is held for what its channel asked, which comes first
 */
public record OpenRest(List<Piece> pieces, boolean held) {
    private static final Set<String> GONE = Set.of("SHIPPED", "DELIVERED", "COLLECTED");
    private static final Set<String> FINAL = Set.of("DELIVERED", "COLLECTED", "COMPLETED", "CANCELLED");
    private static final String PACKED = "PACKED";

    /** So many of a line, which counts from 1. */
    public record Piece(int line, String article, int quantity) {}

    public OpenRest {
        pieces = List.copyOf(pieces);
    }

    public static OpenRest of(OrderView order) {
        var gone = order.fulfilments().stream().filter(OpenRest::isGone).toList();
        return new OpenRest(
                gone.isEmpty() || FINAL.contains(order.state())
                        ? List.of()
                        : order.lines().stream()
                                .map(line -> new Piece(
                                        line.line(),
                                        line.title() == null ? line.sku().value() : line.title(),
                                        line.quantity() - line.cancelled() - begun(gone, line)))
                                .filter(piece -> piece.quantity() > 0)
                                .toList(),
                order.holds().stream().anyMatch(hold -> hold.asked() != null));
    }

    /** Whether a person may cancel it by itself. */
    public boolean isOffered() {
        return !held && !isEmpty();
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** With the carrier or the customer; a carrier that has scanned a parcel has it. */
    private static boolean isGone(Fulfilment fulfilment) {
        return GONE.contains(fulfilment.state())
                || (fulfilment.state().equals(PACKED)
                        && fulfilment.parcels().stream()
                                .anyMatch(parcel -> !parcel.state().equals(PACKED)));
    }

    /** Of a kit those of which some part has left: its other parts go, too. */
    private static int begun(List<Fulfilment> gone, Line line) {
        return line.parts().isEmpty()
                ? pieces(gone, line.line())
                : line.parts().stream()
                        .mapToInt(part -> {
                            int each = part.quantity() / line.quantity();
                            return (pieces(gone, part.line()) + each - 1) / each;
                        })
                        .max()
                        .orElse(0);
    }

    private static int pieces(List<Fulfilment> gone, int number) {
        return gone.stream()
                .flatMap(each -> each.lines().stream())
                .filter(line -> line.line() == number)
                .mapToInt(OrderView.FulfilmentLine::picked)
                .sum();
    }
}

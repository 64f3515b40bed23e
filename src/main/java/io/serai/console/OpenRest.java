package io.serai.console;

import io.serai.fulfilment.orders.Cancellations;
import java.util.List;

/**
 * What of an order could still be cancelled though a part of it has left: pieces of its lines; none where nothing has left, or all.
 *
 * @param offered whether a person may cancel it by itself
 */
public record OpenRest(List<Piece> pieces, boolean offered) {
    /** So many of a line, which counts from 1. */
    public record Piece(int line, String article, int quantity) {}

    public OpenRest {
        pieces = List.copyOf(pieces);
    }

    /** What was decided, in the words of the order's lines. */
    public static OpenRest of(OrderView order, Cancellations.OpenRest rest) {
        return new OpenRest(
                order.lines().stream()
                        .filter(line -> rest.pieces().containsKey(line.line()))
                        .map(line -> new Piece(
                                line.line(),
                                line.title() == null ? line.sku().value() : line.title(),
                                rest.pieces().getOrDefault(line.line(), 0)))
                        .toList(),
                rest.offered());
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }
}

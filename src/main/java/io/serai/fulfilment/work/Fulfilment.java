package io.serai.fulfilment.work;

import io.serai.contract.SalesOrder.Mode;
import io.serai.inventory.StockPlace;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.LocationId;
import io.serai.kernel.OrderId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A fulfilment order: the part of an order that one location fulfils. {@code seq} numbers the messages to its warehouse. */
public record Fulfilment(
        FulfilmentId id,
        OrderId order,
        int no,
        LocationId location,
        Mode mode,
        FulfilmentState state,
        int seq,
        List<Line> lines) {

    /** A line: while {@code reserved} is above 0 it is the reservation of so many pieces. */
    public record Line(int line, Sku sku, int quantity, int reserved, int picked) {
        public Line picked(int pieces) {
            return new Line(line, sku, quantity, pieces, pieces);
        }

        public Line released() {
            return new Line(line, sku, quantity, 0, picked);
        }

        Line numbered(int number) {
            return new Line(number, sku, quantity, reserved, picked);
        }

        /** With as many pieces more, which are reserved. */
        Line and(int pieces) {
            return new Line(line, sku, quantity + pieces, reserved + pieces, picked);
        }
    }

    /** @throws IllegalStateException if the table has no such move */
    public Fulfilment in(FulfilmentState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("fulfilment order " + id + " cannot go from " + state + " to " + next);
        }
        return new Fulfilment(id, order, no, location, mode, next, seq, lines);
    }

    public Fulfilment withLines(UnaryOperator<Line> change) {
        return of(lines.stream().map(change).toList());
    }

    /** The same, about other goods. */
    Fulfilment of(List<Line> others) {
        return new Fulfilment(id, order, no, location, mode, state, seq, others);
    }

    Fulfilment nextSeq() {
        return new Fulfilment(id, order, no, location, mode, state, seq + 1, lines);
    }

    public Optional<Line> line(int number) {
        return lines.stream().filter(each -> each.line() == number).findFirst();
    }

    /** Pieces of a line of the order that it has taken on, and has not failed to find. */
    public int covers(int number) {
        boolean picked = state.isPicked();
        return state.counts()
                ? line(number)
                        .map(each -> picked ? each.picked() : each.quantity())
                        .orElse(0)
                : 0;
    }

    public StockPlace place(Line line) {
        return new StockPlace(location, line.sku());
    }
}

package io.serai.edi;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What was decided on an order that a business customer sent.
 *
 * @param reference as the order's mapping made it of the message
 * @param at when we say so, in the zone that was agreed with the partner
 * @param lines in the order's pieces
 */
public record OrderAnswer(String reference, LocalDateTime at, List<Line> lines) {

    public OrderAnswer {
        lines = List.copyOf(lines);
    }

    /** Of a line: {@code ordered} pieces are {@code accepted}, {@code backordered} or {@code rejected}. */
    public record Line(String id, int ordered, int accepted, int backordered) {
        public int rejected() {
            return ordered - accepted - backordered;
        }
    }

    /** Whether all of it comes as it was ordered. */
    boolean isWhole() {
        return lines.stream().allMatch(line -> line.accepted() == line.ordered());
    }

    /** Whether nothing of it comes. */
    boolean isRejected() {
        return lines.stream().allMatch(line -> line.rejected() == line.ordered());
    }
}

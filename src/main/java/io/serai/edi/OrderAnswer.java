package io.serai.edi;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What was decided on an order that a business customer sent.
 *
 * @param reference as the order's mapping made it of the message
 * @param item which item of the message is meant, from 1; 0: the one with this reference
 * @param at when we say so, in the zone that was agreed with the partner
 * @param lines in the order's pieces; a line of the message that is not among them does not come
 * @param replaces the control number of the answer to the same message that this one stands in the place of; 0: it is the first
 */
public record OrderAnswer(String reference, int item, LocalDateTime at, List<Line> lines, long replaces) {

    public OrderAnswer {
        lines = List.copyOf(lines);
    }

    public OrderAnswer(String reference, LocalDateTime at, List<Line> lines) {
        this(reference, 0, at, lines, 0);
    }

    /** All of what is true now, in the place of an earlier answer. */
    public OrderAnswer replacing(long control) {
        return new OrderAnswer(reference, item, at, lines, control);
    }

    /** An order that never became one here: nothing of it comes. */
    public static OrderAnswer refused(String reference, int item, LocalDateTime at) {
        return new OrderAnswer(reference, item, at, List.of(), 0);
    }

    /** Of a line: {@code ordered} pieces are {@code accepted}, {@code backordered} or {@code rejected}. */
    public record Line(String id, int ordered, int accepted, int backordered) {
        public int rejected() {
            return ordered - accepted - backordered;
        }
    }

    /** Whether all of it comes as it was ordered. */
    public boolean isWhole() {
        return !isRejected() && lines.stream().allMatch(line -> line.accepted() == line.ordered());
    }

    /** Whether nothing of it comes. */
    public boolean isRejected() {
        return lines.stream().allMatch(line -> line.rejected() == line.ordered());
    }
}

package io.serai.demo.web;

import io.serai.demo.tools.Dice;
import java.time.Duration;

/**
 * What goes wrong with answers, at rates from 0 to 1: the work is done, but the answer comes after the caller has given up
 * ({@code late}), or the connection breaks before it ({@code lost}).
 */
public record Faults(Dice dice, double late, Duration lateBy, double lost) {

    public static Faults none() {
        return new Faults(new Dice(0), 0, Duration.ZERO, 0);
    }

    public Answer on(Answer answer) {
        if (dice.falls(lost)) {
            return answer.dropped();
        }
        return dice.falls(late) ? answer.after(lateBy) : answer;
    }
}

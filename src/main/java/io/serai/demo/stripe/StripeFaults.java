package io.serai.demo.stripe;

import io.serai.demo.tools.Dice;
import io.serai.demo.web.Answer;
import java.time.Duration;

/** The work is done, but the answer comes after the client has given up, or never: at these rates, from 0 to 1. */
public record StripeFaults(Dice dice, double late, Duration lateBy, double lost) {

    Answer on(Answer answer) {
        if (dice.falls(lost)) {
            return answer.dropped();
        }
        return dice.falls(late) ? answer.after(lateBy) : answer;
    }
}

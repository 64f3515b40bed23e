package io.serai.sourcing;

import io.serai.sourcing.Sourced.From;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Many orders at once against the same stock. First one after the other, those that go before first. Then an order that waits is tried
 * in place of another that takes what it lacks, and two orders that want the same are tried the other way round: if both have everything,
 * and in sum for less than before, that stays. So no order loses what it has, and the sum never gets worse.
 */
public final class Batch {
    private static final int MAX_TRIALS = 400;
    private static final int MAX_ROUNDS = 3;

    private final List<Inquiry> inquiries;
    private final Shelves shelves;
    private final Tally tally;
    private final List<Decided> decided = new ArrayList<>();
    private int trials;

    private Batch(List<Inquiry> inquiries, Shelves shelves, Tally tally) {
        this.inquiries = inquiries;
        this.shelves = shelves;
        this.tally = tally;
    }

    /**
     * A decision for each, in the order of the questions: whoever comes first goes before. What is chosen is taken from the shelves, and its
     * parcels are added to the tally.
     */
    public static List<Decided> decide(List<Inquiry> inquiries, Shelves shelves, Tally tally) {
        var batch = new Batch(List.copyOf(inquiries), shelves, tally);
        batch.oneAfterAnother();
        for (int round = 0; round < MAX_ROUNDS && batch.improve(); round++) {
            // Until nothing gets better.
        }
        return batch.decided;
    }

    /** The same without a second thought. */
    static List<Decided> decideInTurn(List<Inquiry> inquiries, Shelves shelves) {
        var batch = new Batch(List.copyOf(inquiries), shelves, Tally.none());
        batch.oneAfterAnother();
        return batch.decided;
    }

    private void oneAfterAnother() {
        for (var inquiry : inquiries) {
            decided.add(takeBest(inquiry));
        }
    }

    private boolean improve() {
        boolean better = false;
        for (int i = 0; i < inquiries.size(); i++) {
            for (int k = 0; k < inquiries.size() && trials < MAX_TRIALS; k++) {
                if (i != k && isFilled(k) && (isFilled(i) ? i < k : true) && wantTheSame(i, k)) {
                    better |= exchange(i, k);
                }
            }
        }
        return better;
    }

    /** Gives back what both have, and lets the other choose first. */
    private boolean exchange(int one, int other) {
        trials++;
        var before = List.of(decided.get(one), decided.get(other));
        int first = isFilled(one) ? other : one;
        int second = first == one ? other : one;
        giveBack(one, before.get(0));
        giveBack(other, before.get(1));
        var afterFirst = takeBest(inquiries.get(first));
        var afterSecond = takeBest(inquiries.get(second));
        boolean both = afterFirst.isFilled() && afterSecond.isFilled();
        boolean filledBefore = before.get(0).isFilled() && before.get(1).isFilled();
        if (both && (!filledBefore || cheaper(afterFirst, afterSecond, before))) {
            decided.set(first, afterFirst);
            decided.set(second, afterSecond);
            return true;
        }
        giveBack(first, afterFirst);
        giveBack(second, afterSecond);
        take(inquiries.get(one), before.get(0));
        take(inquiries.get(other), before.get(1));
        return false;
    }

    private static boolean cheaper(Decided first, Decided second, List<Decided> before) {
        return first.value() + second.value()
                < before.get(0).value() + before.get(1).value();
    }

    private boolean isFilled(int index) {
        return decided.get(index).isFilled();
    }

    private boolean wantTheSame(int one, int other) {
        var skus = new HashSet<>(inquiries.get(one).skus());
        return inquiries.get(other).skus().stream().anyMatch(skus::contains);
    }

    private Decided takeBest(Inquiry inquiry) {
        var answer = tally.ask(inquiry).decide(shelves);
        take(inquiry, answer);
        return answer;
    }

    private void take(Inquiry inquiry, Decided answer) {
        move(answer, 1);
        tally.add(inquiry, answer);
    }

    private void giveBack(int index, Decided answer) {
        move(answer, -1);
        tally.remove(inquiries.get(index), answer);
    }

    private void move(Decided answer, int sign) {
        if (answer.answer() instanceof From from) {
            from.chosen()
                    .parts()
                    .forEach(part -> part.allocations()
                            .forEach(some -> shelves.add(part.location(), some.sku(), -sign * some.quantity())));
        }
    }
}

package io.serai.sourcing;

import io.serai.sourcing.Sourced.From;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many orders at once against the same stock. First one after the other, those that go before first. Then each that waits, again in
 * this order, is tried in place of another that takes what it lacks; after that two orders that want the same are tried the other way round. If both have
 * everything, and in sum for less than before if both had it, that stays. So no order loses what it has, and the sum never gets worse.
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

    /** Those that wait first: to fill one more counts more than any price. */
    private boolean improve() {
        boolean better = fillThoseThatWait();
        int count = inquiries.size();
        for (int step = 1; step < count; step++) {
            for (int i = 0; i + step < count; i++) {
                better |= isFilled(i) && isFilled(i + step) && tryWith(i, i + step);
            }
        }
        return better;
    }

    /**
     * Where there is room for one only, it is for who goes before. Each has an equal share of the trials that are left, so that who cannot be
     * helped leaves some to those behind.
     */
    private boolean fillThoseThatWait() {
        boolean better = false;
        var waiting =
                IntStream.range(0, inquiries.size()).filter(this::mayBeHelped).toArray();
        for (int n = 0; n < waiting.length; n++) {
            int share = Math.max(1, (MAX_TRIALS - trials) / (waiting.length - n));
            // Another may have had the last piece meanwhile.
            better |= mayBeHelped(waiting[n]) && fill(waiting[n], Math.min(MAX_TRIALS, trials + share));
        }
        return better;
    }

    /** Who took just before it is tried first, then who took earlier: what is left for who comes after is seldom what it lacks. */
    private boolean fill(int waiting, int maxTrials) {
        int count = inquiries.size();
        for (int step = 1; step < count && trials < maxTrials; step++) {
            int other = Math.floorMod(waiting - step, count);
            if (isFilled(other) && tryWith(waiting, other)) {
                return true;
            }
        }
        return false;
    }

    private boolean tryWith(int one, int other) {
        return trials < MAX_TRIALS && wantTheSame(one, other) && exchange(one, other);
    }

    /**
     * Whether it waits and as much is left as it lacks, wherever that lies: if not, no other can make room for it and have everything,
     * too.
     */
    private boolean mayBeHelped(int index) {
        var needs = inquiries.get(index).needs();
        return !isFilled(index)
                && IntStream.range(0, needs.count())
                        .allMatch(need -> shelves.left(needs.sku(need)) >= needs.quantity(need));
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

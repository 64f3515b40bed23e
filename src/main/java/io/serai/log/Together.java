package io.serai.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Does at once what several threads ask for at the same time: one of them does it for all who have asked by then, the others wait for
 * it. Who is alone waits for nobody. If what one of several asks for is wrong it is done for each alone, so that each gets the fault
 * that is its own; any other fault is everybody's.
 *
 * <p>Who waits sleeps until its own answer is there, or until it is its turn to work. With a lock for all, those who have their answer
 * would queue to learn so, one waking the next, and whoever asks meanwhile would be served alone.
 */
public final class Together<A, R> {
    private static final class Asked<A, R> {
        private final A what;
        private final Thread who = Thread.currentThread();
        private volatile boolean done;
        private volatile @Nullable R result;
        private volatile @Nullable Throwable fault;

        Asked(A what) {
            this.what = what;
        }

        void tell() {
            done = true;
            LockSupport.unpark(who);
        }
    }

    private final Function<List<A>, List<R>> work;
    private final int most;
    private final AtomicBoolean working = new AtomicBoolean();
    private final Queue<Asked<A, R>> waiting = new ConcurrentLinkedQueue<>();

    /**
     * @param work one result for each that is asked for, in the same order
     * @param most how many are done at once
     */
    public Together(int most, Function<List<A>, List<R>> work) {
        this.most = most;
        this.work = work;
    }

    public R ask(A what) {
        var asked = new Asked<A, R>(what);
        waiting.add(asked);
        // What is asked for is done even so, and with that for others: the interruption is for whatever comes after it.
        boolean interrupted = false;
        while (!asked.done) {
            if (working.compareAndSet(false, true)) {
                work(asked);
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result(asked);
    }

    /** How many have asked and are not yet being worked on. */
    public int waiting() {
        return waiting.size();
    }

    private void work(Asked<A, R> own) {
        try {
            if (!own.done) {
                workOff(next());
            }
        } finally {
            working.set(false);
            // Who comes after this look finds that nobody works.
            var following = waiting.peek();
            if (following != null) {
                LockSupport.unpark(following.who);
            }
        }
    }

    private List<Asked<A, R>> next() {
        var next = new ArrayList<Asked<A, R>>();
        for (var each = waiting.poll(); each != null; each = next.size() < most ? waiting.poll() : null) {
            next.add(each);
        }
        return next;
    }

    private void workOff(List<Asked<A, R>> all) {
        try {
            var results = work.apply(all.stream().map(each -> each.what).toList());
            for (int i = 0; i < all.size(); i++) {
                all.get(i).result = results.get(i);
            }
        } catch (DataIntegrityViolationException wrong) {
            if (all.size() > 1) {
                all.forEach(each -> workOff(List.of(each)));
            } else {
                all.get(0).fault = wrong;
            }
        } catch (RuntimeException | Error e) {
            all.forEach(each -> each.fault = e);
        }
        all.forEach(Asked::tell);
    }

    @SuppressWarnings("NullAway") // a result is what the work gave
    private static <R> R result(Asked<?, R> asked) {
        var fault = asked.fault;
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault != null) {
            throw (RuntimeException) fault;
        }
        return asked.result;
    }
}

package io.serai.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class TogetherTest {
    private static final int MOST = 4;
    private static final int FIRST = 0;
    private static final int WRONG = 3;

    private final List<List<Integer>> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void who_is_alone_waits_for_nobody() {
        assertThat(new Together<>(MOST, this::doubled).ask(21)).isEqualTo(42);
        assertThat(done).containsExactly(List.of(21));
    }

    @Test
    void what_is_asked_for_meanwhile_is_done_at_once_and_each_gets_its_own() throws Exception {
        var answers = meanwhile(new Together<>(MOST, this::doubled), 9);

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(done.stream().flatMap(List::stream)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(done).hasSize(4).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(MOST));
    }

    @Test
    void what_is_wrong_fails_for_the_one_who_asked_for_it() throws Exception {
        var answers = meanwhile(new Together<>(MOST, this::doubled), MOST);

        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            if (i == WRONG) {
                continue;
            }
            assertThat(answer.get()).isEqualTo(2 * i);
        }
        assertThatThrownBy(() -> answers.get(WRONG).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_database_that_is_away_is_asked_once_for_all() throws Exception {
        var together = new Together<Integer, Integer>(MOST, group -> {
            doubled(group);
            throw new DataAccessResourceFailureException("away");
        });

        for (var answer : meanwhile(together, WRONG - 1)) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(done).hasSize(2);
    }

    @Test
    void what_is_worse_than_a_fault_leaves_nobody_waiting() throws Exception {
        var together = new Together<Integer, Integer>(MOST, group -> {
            doubled(group);
            throw new StackOverflowError();
        });

        for (var answer : meanwhile(together, WRONG - 1)) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void who_is_interrupted_gets_the_answer_and_stays_interrupted() throws Exception {
        var together = new Together<>(MOST, this::doubled);
        var first = threads.submit(() -> together.ask(FIRST));
        await().until(() -> done.size() == 1);
        var answer = new FutureTask<>(() -> together.ask(1) + " " + Thread.interrupted());
        var asking = new Thread(answer);
        asking.start();
        await().until(() -> together.waiting() == 1);
        asking.interrupt();
        firstMayEnd.countDown();

        assertThat(answer.get()).isEqualTo("2 true");
        assertThat(first.get()).isEqualTo(FIRST);
    }

    @Test
    void those_who_ask_again_and_again_are_served_many_at_a_time() throws Exception {
        int askers = 16;
        int times = 25;
        var together = new Together<Integer, Integer>(askers, group -> {
            done.add(group);
            await().pollDelay(Duration.ofMillis(2)).until(() -> true);
            return group;
        });
        var asking = new ArrayList<Future<?>>();
        for (int i = 0; i < askers; i++) {
            int asker = i;
            asking.add(threads.submit(() -> IntStream.range(0, times).forEach(n -> together.ask(asker))));
        }
        for (var each : asking) {
            each.get();
        }

        assertThat(done.stream().mapToInt(List::size).sum()).isEqualTo(askers * times);
        assertThat(done).hasSizeLessThan(askers * times / 4);
    }

    /** The first asks, and while its work is under way so many others do. */
    private List<Future<Integer>> meanwhile(Together<Integer, Integer> together, int others) {
        var answers = new ArrayList<Future<Integer>>();
        answers.add(threads.submit(() -> together.ask(FIRST)));
        await().until(() -> done.size() == 1);
        IntStream.rangeClosed(1, others)
                .forEach(i -> answers.add(threads.submit(() -> {
                    asked.incrementAndGet();
                    return together.ask(i);
                })));
        await().until(() -> asked.get() == others && together.waiting() == others);
        firstMayEnd.countDown();
        return answers;
    }

    private List<Integer> doubled(List<Integer> group) {
        done.add(group);
        if (group.equals(List.of(FIRST))) {
            awaitQuietly();
        }
        if (group.contains(WRONG) && done.size() > 1 && MOST == asked.get()) {
            throw new DataIntegrityViolationException("wrong");
        }
        return group.stream().map(each -> 2 * each).toList();
    }

    private void awaitQuietly() {
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.serai.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Brings waves of messages to the hub, each message so many times and shuffled, and waits after each wave until all is quiet. */
final class Postman {
    private static final Duration LONGEST_WAVE = Duration.ofMinutes(20);
    private static final int MOST_REPEATS = 5;
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final World world;
    private final int times;
    private final int senders;
    private final Random random;
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Timestamp began;
    private long sent;

    /** Once, in order, one after the other. */
    static Postman inOrder(World world) {
        return new Postman(world, 1, 1, new Random(0));
    }

    /** So many times each, shuffled, by so many senders at a time. */
    static Postman shuffled(World world, int times, int senders, long seed) {
        return new Postman(world, times, senders, new Random(seed));
    }

    private Postman(World world, int times, int senders, Random random) {
        this.world = world;
        this.times = times;
        this.senders = senders;
        this.random = random;
        this.began = world.jdbc().queryForObject("select now()", Timestamp.class);
    }

    long sent() {
        return sent;
    }

    /** How often a connection broke before the answer, so that the message was sent once more. */
    int unanswered() {
        return unanswered.get();
    }

    void brings(List<Message> wave) {
        long taken = fromQueues()
                + times
                        * wave.stream()
                                .filter(message -> message.door().startsWith("queue:"))
                                .count();
        var bag = new ArrayList<Runnable>();
        for (int copy = 0; copy < times; copy++) {
            int no = copy;
            wave.forEach(message -> bag.add(() -> send(message, no)));
        }
        if (times > 1) {
            Collections.shuffle(bag, random);
        }
        send(bag);
        sent += bag.size();
        quiet(taken);
    }

    /** A broker does not tell what somebody is just reading; what was kept can be counted. */
    private long fromQueues() {
        return count("select count(*) from receipt where transport = 'jms'");
    }

    private long count(String sql, Object... values) {
        var count = world.jdbc().queryForObject(sql, Long.class, values);
        return count == null ? 0 : count;
    }

    /** Who gets no answer sends again, as any sender does. */
    private void send(Message message, int copy) {
        for (int again = 0; ; again++) {
            try {
                message.way().send(copy);
                return;
            } catch (UncheckedIOException noAnswer) {
                if (again == MOST_REPEATS) {
                    throw noAnswer;
                }
                unanswered.incrementAndGet();
            }
        }
    }

    private void send(List<Runnable> bag) {
        var pool = Executors.newFixedThreadPool(senders);
        try {
            var sending = new ArrayList<Future<?>>();
            bag.forEach(each -> sending.add(pool.submit(each)));
            for (var each : sending) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("a message was not taken", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Nothing waits in folders, on queues, in the inbox, on a closing manifest, in the outbox or for an answer. What other journeys left
     * waiting, such as a call to a partner that they took away, is not of this day.
     */
    private void quiet(long taken) {
        Awaitility.await().atMost(LONGEST_WAVE).pollInterval(GLANCE).untilAsserted(() -> {
            assertThat(Till.waiting() + CarrierDesk.waiting("andes"))
                    .as("files")
                    .isZero();
            assertThat(fromQueues()).as("messages of queues").isEqualTo(taken);
            assertThat(count("""
                    select (select count(*) from receipt where state = 'WAITING' and received_at >= began)
                      + (select count(*) from outbox where created_at >= began)
                      + (select count(*) from manifest where state = 'CLOSING')
                      + (select count(*) from attempt where state in ('WAITING', 'STARTED', 'UNKNOWN') and created_at >= began)
                    from (select ?::timestamptz as began)""", began)).as("waiting").isZero();
        });
    }
}

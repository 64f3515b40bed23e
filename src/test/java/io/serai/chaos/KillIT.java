package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} in the middle of the work, of the hub and at times of its PostgreSQL too: nothing is lost, nothing is there twice. What
 * is left to chance follows from {@code -Dchaos.seed=…}, which is printed; {@code -Dchaos.rounds=…} says how often.
 */
class KillIT {
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(6);
    private static final int BUSY_MILLIS = 9_000;
    private static final int AT_LEAST_BUSY_MILLIS = 2_000;
    private static final int STARTING_MILLIS = 15_000;

    @Test
    @Tag("brief")
    void a_hub_that_is_killed_twice_loses_and_doubles_nothing() {
        nothingIsLostOrDoubledIn(Integer.getInteger("chaos.rounds", 2), "killed");
    }

    @Test
    @Tag("full")
    void a_hub_that_is_killed_five_times_loses_and_doubles_nothing() {
        nothingIsLostOrDoubledIn(5, "killed-often");
    }

    private static void nothingIsLostOrDoubledIn(int rounds, String name) {
        var seed = Long.getLong("chaos.seed", System.nanoTime());
        System.out.println("chaos.seed=" + seed + " chaos.rounds=" + rounds);
        try (var hub = busy(Homes.empty(name))) {
            var random = new Random(seed);
            for (int round = 1; round <= rounds; round++) {
                killInTheMiddle(hub, random, round);
            }
            hub.with("serai.demo.orders.per-minute", 0).start();
            assertThatCode(() -> new Quiet(new Database(hub.data()), hub.partners()).await(QUIET_WITHIN))
                    .doesNotThrowAnyException();
            var audit = Audit.of(hub);
            System.out.println("chaos.seed=" + seed + " " + audit.counts());
            assertThat(audit.findings()).as("with -Dchaos.seed=%s", seed).isEmpty();
            assertThat(hub.stop()).as("exit code after SIGTERM").isEqualTo(143);
        }
    }

    /** While orders come in; from the third time on, one time in four while it still starts and recovers from the time before. */
    private static void killInTheMiddle(Hub hub, Random random, int round) {
        boolean whileItStarts = round > 2 && random.nextInt(4) == 0;
        int millis =
                whileItStarts ? random.nextInt(STARTING_MILLIS) : AT_LEAST_BUSY_MILLIS + random.nextInt(BUSY_MILLIS);
        hub.launch();
        if (!whileItStarts) {
            hub.awaitReady();
        }
        Pause.millis(millis);
        if (!whileItStarts) {
            assertThat(hub.database().deadlocks())
                    .as("deadlocks in round %s", round)
                    .isZero();
        }
        boolean databaseToo = random.nextInt(3) == 0;
        if (databaseToo) {
            hub.postgres().ifPresent(Signal::kill);
        }
        hub.kill();
        System.out.printf(
                "round %d: killed%s %d ms after %s%n",
                round, databaseToo ? " with its database" : "", millis, whileItStarts ? "the start" : "ready");
    }

    /** Ten orders a second, and partners that are quick enough for something to be under way at every stage. */
    private static Hub busy(Path home) {
        return Hub.demo(home)
                .mainChannels()
                .with("serai.demo.orders.per-minute", 600)
                .with("serai.demo.orders.burst", "0s")
                .with("serai.demo.orders.collect-after", "1s")
                .with("serai.demo.carriage.picked-up", "1s")
                .with("serai.demo.carriage.en-route", "2s")
                .with("serai.demo.carriage.delivered", "3s")
                .with("serai.demo.carriage.spread", "2s")
                .with("serai.calls.lease", "20s")
                .with("serai.manifests.close-after", "3s");
    }
}

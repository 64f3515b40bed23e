package io.serai.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Round after round something breaks while orders come in; when it is healed and quiet, everything must be as if nothing had happened.
 * {@code -Dchaos.rounds=N}, {@code -Dchaos.seed=S}, {@code -Dchaos.from=K} to go on at a round, {@code -Dchaos.only=NAME,NAME}.
 */
@Tag("chaos")
class ChaosIT {
    private static final int ROUNDS = 60;
    private static final int ORDERS_PER_MINUTE = 300;

    @Test
    void whatever_breaks_nothing_is_lost_and_nothing_is_there_twice() throws IOException {
        var seed = Long.getLong("chaos.seed", System.nanoTime());
        int from = Integer.getInteger("chaos.from", 1);
        int rounds = Integer.getInteger("chaos.rounds", ROUNDS);
        var plan = Plan.of(seed, System.getProperty("chaos.only", ""));
        System.out.println("chaos seed=" + seed + " rounds=" + rounds + " from=" + from);
        var outcomes = new ArrayList<Outcome>();
        try (var rig = new Rig(Homes.empty("rig"), Integer.getInteger("chaos.orders", ORDERS_PER_MINUTE))) {
            Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
            rig.start();
            var runner = new Runner(rig);
            for (var round : plan.rounds(from, rounds)) {
                var outcome = runner.run(round, round.no() == rounds);
                outcomes.add(outcome);
                System.out.println(outcome.line(seed));
                outcome.violations().forEach(each -> System.out.println("  " + each));
                write(seed, outcomes);
            }
        }
        outcomes.forEach(outcome -> System.out.println(outcome.line(seed)));
        System.out.println("chaos rounds=" + outcomes.size() + " violations=" + violations(outcomes));
        assertThat(outcomes.stream().flatMap(outcome -> outcome.violations().stream()))
                .as("with -Dchaos.seed=%s", seed)
                .isEmpty();
    }

    private static int violations(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToInt(outcome -> outcome.violations().size())
                .sum();
    }

    private static void write(long seed, List<Outcome> outcomes) throws IOException {
        Files.write(
                Path.of("target/chaos/results.json"),
                Api.JSON
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsBytes(Map.of(
                                "seed",
                                seed,
                                "rounds",
                                outcomes.size(),
                                "violations",
                                violations(outcomes),
                                "outcomes",
                                outcomes)));
    }
}

package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.simulation.Simulation.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dsimulation.seeds=N} plays N seeds, {@code -Dsimulation.seed=S} just that one and tells its story. */
class SimulationTest {
    private static final int SEEDS = 200;
    private static final int SEEDS_UNTIL_SEEN = 40;

    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = new Hub("simulation");
    }

    @AfterEach
    void repair() {
        hub.queues().lose(false);
    }

    @Test
    void whatever_fails_wherever_nothing_is_lost_and_nothing_is_done_twice() {
        var only = Long.getLong("simulation.seed");
        if (only == null) {
            play(Integer.getInteger("simulation.seeds", SEEDS));
        } else {
            System.out.println(new Simulation(hub, only).eachStep().run().story());
        }
    }

    /** Each in a thread and a database of its own, since one waits for the other half of its time. */
    private static void play(int seeds) {
        long began = System.nanoTime();
        var lives = Stream.of(
                        CompletableFuture.supplyAsync(() -> lives(hub, 1, seeds)),
                        CompletableFuture.supplyAsync(() -> lives(new Hub("simulation_even"), 2, seeds)))
                .toList()
                .stream()
                .flatMap(half -> half.join().stream())
                .toList();
        int crashes = lives.stream().mapToInt(Simulation::crashes).sum();
        System.out.printf(
                "simulation seeds=%d steps=%d orders=%d crashes=%d seconds=%d%n",
                seeds,
                lives.stream().mapToInt(Simulation::steps).sum(),
                lives.stream().mapToInt(Simulation::orders).sum(),
                crashes,
                (System.nanoTime() - began) / 1_000_000_000);
        assertThat(crashes).as("crashes in " + seeds + " lives").isGreaterThan(seeds);
    }

    /** Every second seed. */
    private static List<Simulation> lives(Hub hub, long first, int seeds) {
        var lives = new ArrayList<Simulation>();
        for (long seed = first; seed <= seeds; seed += 2) {
            lives.add(new Simulation(hub, seed).run());
        }
        return lives;
    }

    @Test
    void a_seed_tells_the_same_story_every_time() {
        for (long seed : List.of(3L, 17L)) {
            assertThat(new Simulation(hub, seed).run().story())
                    .isEqualTo(new Simulation(hub, seed).run().story());
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_is_seen_when_a_protection_is_missing(Protection missing) {
        var seen = new ArrayList<String>();
        for (long seed = 1; seed <= SEEDS_UNTIL_SEEN && seen.isEmpty(); seed++) {
            try {
                new Simulation(hub, seed).without(missing).run();
            } catch (AssertionError failure) {
                assertThat(failure.getCause()).as("what failed").isInstanceOf(AssertionError.class);
                seen.add(String.valueOf(failure.getMessage()));
            }
        }
        assertThat(seen).as("failures without " + missing).isNotEmpty();
        System.out.println("simulation without " + missing + ": "
                + seen.get(0).lines().findFirst().orElse(""));
        assertThat(seen.get(0)).contains("seed ", "step ", "-Dsimulation.seed=");
    }
}

package io.serai.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code -Dsimulation.seeds=N} plays N seeds, {@code -Dsimulation.seed=S} just that one. */
class SimulationTest {
    private static Hub hub;

    @BeforeAll
    static void start() {
        hub = new Hub("simulation");
    }

    @Test
    void whatever_fails_wherever_nothing_is_lost_and_nothing_done_twice() {
        var only = Long.getLong("simulation.seed");
        if (only != null) {
            System.out.println(new Simulation(hub, only).run().story());
            return;
        }
        long began = System.nanoTime();
        int seeds = Integer.getInteger("simulation.seeds", 200);
        int crashes = 0;
        int orders = 0;
        int steps = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            var life = new Simulation(hub, seed).run();
            crashes += life.crashes();
            orders += life.orders();
            steps += life.steps();
        }
        System.out.printf(
                "simulation: %d seeds, %d steps, %d orders, %d crashes, %d s%n",
                seeds, steps, orders, crashes, (System.nanoTime() - began) / 1_000_000_000);
        assertThat(crashes).as("crashes").isPositive();
    }
}

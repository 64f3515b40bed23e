package io.serai.chaos;

import java.util.Optional;
import java.util.Random;

/** One way in which something goes wrong, and right again. What is left to chance comes from the round's seed. */
interface Break {
    /** As the plan, the report and {@code -Dchaos.only} call it. */
    String name();

    /** How long it lasts, in seconds. */
    default int seconds(Random random) {
        return 5 + random.nextInt(8);
    }

    /** Why it cannot be done on this machine. */
    default Optional<String> impossible(Rig rig) {
        return Optional.empty();
    }

    /** Whether the hub is there all the time and must say something to everybody who knocks. */
    default boolean doorsAnswer() {
        return true;
    }

    /** What was done, for the report. */
    String strike(Rig rig, Random random);

    /** Puts it right; processes that have ended are started afterwards, by {@link Rig#revive}. */
    void heal(Rig rig);
}

package io.serai.chaos;

import java.util.Random;

/** SIGSTOP, and SIGCONT after a while: a machine that swaps, a long pause, a debugger. */
record Freeze(Victim victim) implements Break {
    private static final int AT_LEAST = 10;
    private static final int AT_MOST = 30;

    @Override
    public String name() {
        return "sigstop-" + victim.label();
    }

    @Override
    public int seconds(Random random) {
        return AT_LEAST + random.nextInt(AT_MOST - AT_LEAST + 1);
    }

    @Override
    public boolean doorsAnswer() {
        return victim != Victim.HUB;
    }

    @Override
    public String strike(Rig rig, Random random) {
        Signal.stop(victim.in(rig));
        return "SIGSTOP";
    }

    @Override
    public void heal(Rig rig) {
        Signal.resume(victim.in(rig));
    }
}

package io.serai.chaos;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** {@code kill -9} of one or several processes at once; supervisors start them again when it is healed. */
record Kill(List<Victim> victims) implements Break {
    @Override
    public String name() {
        return "kill-" + victims.stream().map(Victim::label).collect(Collectors.joining("-and-"));
    }

    @Override
    public int seconds(Random random) {
        return random.nextInt(6);
    }

    @Override
    public boolean doorsAnswer() {
        return !victims.contains(Victim.HUB);
    }

    @Override
    public String strike(Rig rig, Random random) {
        victims.forEach(victim -> Signal.kill(victim.in(rig)));
        return "SIGKILL";
    }

    @Override
    public void heal(Rig rig) {
        // the rig revives them
    }
}

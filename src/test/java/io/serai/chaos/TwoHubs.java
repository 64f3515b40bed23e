package io.serai.chaos;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Two hubs share the work on one database and one broker; then one of them is killed. */
final class TwoHubs implements Break {
    private static final int TOGETHER_MILLIS = 6_000;

    private @Nullable Hub second;

    @Override
    public String name() {
        return "two-hubs-one-killed";
    }

    @Override
    public boolean doorsAnswer() {
        return false;
    }

    @Override
    public String strike(Rig rig, Random random) {
        var other = rig.second();
        second = other;
        other.start();
        rig.front().leadTo(List.of(rig.hub().api().port(), other.api().port()));
        Pause.millis(TOGETHER_MILLIS);
        boolean first = random.nextBoolean();
        Signal.kill((first ? rig.hub() : other).running().toHandle());
        return "the " + (first ? "first" : "second") + " one is killed";
    }

    @Override
    public void heal(Rig rig) {
        rig.revive();
        rig.front().leadTo(List.of(rig.hub().api().port()));
        if (second != null && second.running().isAlive()) {
            Rig.end(second);
        }
    }
}

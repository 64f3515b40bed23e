package io.serai.chaos;

import java.util.Random;

/** Partners that knock in an odd manner. */
record Knocking(String name, FrontDoor.Manner manner) implements Break {
    @Override
    public String strike(Rig rig, Random random) {
        rig.front().set(manner);
        return manner.toString();
    }

    @Override
    public void heal(Rig rig) {
        rig.front().set(FrontDoor.Manner.ONCE);
    }
}

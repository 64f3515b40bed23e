package io.serai.chaos;

import java.util.Random;
import java.util.function.Function;

/** A fault of one wire. */
record BrokenWire(String name, Function<Wires, FaultProxy> wire, Function<Random, Fault> fault) implements Break {
    @Override
    public String strike(Rig rig, Random random) {
        var chosen = fault.apply(random);
        wire.apply(rig.wires()).set(chosen);
        return chosen.toString();
    }

    @Override
    public void heal(Rig rig) {
        wire.apply(rig.wires()).heal();
    }
}

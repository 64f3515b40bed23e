package io.serai.chaos;

import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Not one byte is left where the database, or the broker's journal, lies. */
record FullDisk(String name, Function<Rig, Disk> disk) implements Break {
    @Override
    public Optional<String> impossible(Rig rig) {
        return disk.apply(rig).isOwn() ? Optional.empty() : Optional.of("no tmpfs can be mounted here");
    }

    @Override
    public String strike(Rig rig, Random random) {
        disk.apply(rig).fill();
        return "no space left";
    }

    @Override
    public void heal(Rig rig) {
        disk.apply(rig).free();
    }
}

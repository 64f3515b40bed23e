package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writers of files that died after every tenth of one: what they left under the name of a file that is not whole is nobody's. */
final class HalfFiles implements Break {
    private static final int TENTHS = 10;

    private @Nullable List<Path> left;

    @Override
    public String name() {
        return "files-cut";
    }

    @Override
    public String strike(Rig rig, Random random) {
        var folder = rig.hub().data().resolve("demo/pos");
        var halves = new ArrayList<Path>();
        try (var taken = Files.walk(folder.resolve(".done"))) {
            var whole = taken.filter(file -> file.toString().endsWith(".xml")).findFirst();
            if (whole.isEmpty()) {
                return "no till has written yet";
            }
            var bytes = Files.readAllBytes(whole.get());
            for (int tenth = 1; tenth < TENTHS; tenth++) {
                var half = folder.resolve("poslog-half-" + tenth + ".xml.part");
                Files.write(half, Arrays.copyOf(bytes, bytes.length * tenth / TENTHS));
                halves.add(half);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        left = halves;
        return halves.size() + " parts of a file";
    }

    /** @throws AssertionError if one of them was taken */
    @Override
    public void heal(Rig rig) {
        for (var half : left == null ? List.<Path>of() : left) {
            try {
                if (!Files.deleteIfExists(half)) {
                    throw new AssertionError(half + " was taken");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        left = null;
    }
}

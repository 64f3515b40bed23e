package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes have used, as Linux counts it: CPU in microseconds, memory in kB. */
final class Cpu {
    private static final long MICROS_PER_TICK = 10_000;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private Cpu() {}

    /** A process with those of its children that live and those that have ended: PostgreSQL, or a hub. */
    static long ofTree(ProcessHandle process) {
        return own(process.pid(), true)
                + process.descendants()
                        .mapToLong(child -> own(child.pid(), true))
                        .sum();
    }

    /** A process alone. */
    static long of(ProcessHandle process) {
        return own(process.pid(), false);
    }

    /** What it and its children occupy: pages that several share are counted once. */
    static long pssOfTree(ProcessHandle process) {
        return pss(process.pid())
                + process.descendants().mapToLong(child -> pss(child.pid())).sum();
    }

    static long pss(long pid) {
        return lines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static long own(long pid, boolean withEnded) {
        var line = String.join("", lines(Path.of("/proc", Long.toString(pid), "stat")));
        if (line.isEmpty()) {
            return 0;
        }
        // The name is in parentheses and may hold anything; what follows is numbers.
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        if (withEnded) {
            ticks += Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
        }
        return ticks * MICROS_PER_TICK;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException ended) {
            if (Files.exists(file)) {
                throw new UncheckedIOException(ended);
            }
            return List.of();
        }
    }
}

package io.serai.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP ports that a process and its children listen on, as Linux tells in {@code /proc}. */
final class Listeners {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEX = 16;

    /** 127.0.0.1, ::1 and ::ffff:127.0.0.1 as the kernel writes them. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    record Listener(boolean loopback, int port) {}

    private Listeners() {}

    static boolean areKnown() {
        return Files.isReadable(PROC.resolve("net/tcp"));
    }

    static Set<Listener> of(ProcessHandle process) {
        var sockets = new HashSet<String>();
        Stream.concat(Stream.of(process), process.descendants()).forEach(each -> sockets.addAll(sockets(each.pid())));
        var listeners = new HashSet<Listener>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            for (var line : lines(PROC.resolve(table))) {
                var fields = line.strip().split("\\s+");
                if (fields[STATE].equals(LISTENING) && sockets.contains("socket:[" + fields[INODE] + "]")) {
                    listeners.add(listener(fields[ADDRESS]));
                }
            }
        }
        return listeners;
    }

    private static Listener listener(String address) {
        var parts = address.split(":", 2);
        return new Listener(LOOPBACK.contains(parts[0]), Integer.parseInt(parts[1], HEX));
    }

    private static Set<String> sockets(long pid) {
        try (var files = Files.list(PROC.resolve(pid + "/fd"))) {
            var sockets = new HashSet<String>();
            for (var file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    sockets.add(Files.readSymbolicLink(file).toString());
                }
            }
            return sockets;
        } catch (IOException endedMeanwhile) {
            return Set.of();
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.exists(table)
                    ? Files.readAllLines(table).stream().skip(1).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

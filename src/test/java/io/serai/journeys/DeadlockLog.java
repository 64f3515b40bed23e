package io.serai.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What PostgreSQL wrote about the last two transactions that waited for each other: both statements, and the rows. */
final class DeadlockLog {
    private static final String FOUND = "deadlock detected";
    private static final int LINES = 40;

    private DeadlockLog() {}

    static String last(Path data) {
        try (var logs = Files.list(data.resolve("postgres/log"))) {
            return logs.sorted()
                    .map(DeadlockLog::lines)
                    .filter(lines -> from(lines) >= 0)
                    .reduce((before, after) -> after)
                    .map(lines ->
                            String.join("\n", lines.subList(from(lines), Math.min(lines.size(), from(lines) + LINES))))
                    .orElse("nothing is in the log of the database");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int from(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains(FOUND)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.serai.chaos;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** How the hub's doors answered since the last {@link #take}: how often with what, and the slowest. */
final class Answers {
    static final String NONE = "none";
    static final String NOBODY = "nobody there";
    static final String BROKEN = "broken off";

    private final Map<String, Integer> counts = new TreeMap<>();
    private long slowestMillis;

    /** {@code counts}: by method and status. */
    record Summary(Map<String, Integer> counts, long slowestMillis) {
        int of(String outcome) {
            return counts.entrySet().stream()
                    .filter(each -> each.getKey().endsWith(" " + outcome))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    synchronized void add(String method, String outcome, long nanos) {
        counts.merge(method + " " + outcome, 1, Integer::sum);
        slowestMillis = Math.max(slowestMillis, nanos / 1_000_000);
    }

    synchronized Summary take() {
        var summary = new Summary(new TreeMap<>(counts), slowestMillis);
        counts.clear();
        slowestMillis = 0;
        return summary;
    }

    static String nameOf(Throwable fault) {
        var cause =
                fault instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : fault;
        if (cause instanceof ConnectException) {
            return NOBODY;
        }
        return cause instanceof HttpTimeoutException ? NONE : BROKEN;
    }
}

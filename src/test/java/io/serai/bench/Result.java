package io.serai.bench;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one figure came to.
 *
 * @param values one of each pair, or a single one
 * @param details what lies behind the figure, by name
 * @param findings what must not be, a sentence each: a broken invariant, a lost order
 */
record Result(Figure figure, List<Double> values, Map<String, Double> details, List<String> findings) {
    /** The same, with transactions that waited for each other among the findings. */
    Result with(long deadlocks) {
        return deadlocks == 0
                ? this
                : new Result(
                        figure,
                        values,
                        details,
                        Stream.concat(findings.stream(), Stream.of("deadlocks: " + deadlocks))
                                .toList());
    }

    double median() {
        return Pairs.median(values);
    }

    double least() {
        return Collections.min(values);
    }

    double most() {
        return Collections.max(values);
    }

    boolean reached() {
        return findings.isEmpty() && (figure.moreIsBetter() ? median() >= figure.bar() : median() <= figure.bar());
    }
}

package io.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code mvn -Pbench verify}: all figures, or {@code -Dbench.only=NAME,…}; {@code -Dbench.short} takes less of everything. A figure
 * below its bar does not fail the build, because it says something about the machine too; a broken promise does.
 */
@Tag("bench")
class BenchIT {
    private static final List<Figure> FIGURES = List.of(
            new IngestSync(),
            new FullLife(),
            new AcceptP99(),
            new FileRows(),
            new HotSku(),
            new Flatness(),
            KernelFigure.edi(),
            KernelFigure.mapping(),
            new Start(),
            new Rss());

    private static final Path RESULTS = Path.of("target/bench/results.json");

    @Test
    void the_figures_are_measured_and_no_promise_is_broken_under_load() throws IOException {
        var only = System.getProperty("bench.only");
        var size = Size.chosen();
        var results = new ArrayList<Result>();
        for (var figure : FIGURES) {
            if (only == null || Stream.of(only.split(",")).anyMatch(figure.name()::equals)) {
                System.out.println("measuring " + figure.name() + ": " + figure.covers());
                var result = figure.measure(size).with(BenchHub.deadlocks());
                System.out.println(line(result));
                result.details().forEach((name, value) -> System.out.printf(Locale.ROOT, "    %s %.1f%n", name, value));
                result.findings().forEach(finding -> System.out.println("    " + finding));
                results.add(result);
                write(results);
            }
        }
        results.forEach(result -> System.out.println(line(result)));
        assertThat(results).isNotEmpty();
        assertThat(results).allSatisfy(result -> assertThat(result.findings()).isEmpty());
    }

    private static String line(Result result) {
        return String.format(
                Locale.ROOT,
                "%-12s %8.3f  (%.3f to %.3f, %d)  now %s  goal %s  %s",
                result.figure().name(),
                result.median(),
                result.least(),
                result.most(),
                result.values().size(),
                result.figure().bar(),
                result.figure().goal(),
                result.reached() ? "reached" : "NOT REACHED");
    }

    private static void write(List<Result> results) throws IOException {
        var figures = new LinkedHashMap<String, Object>();
        results.forEach(result -> figures.put(
                result.figure().name(),
                Map.of(
                        "covers", result.figure().covers(),
                        "median", result.median(),
                        "min", result.least(),
                        "max", result.most(),
                        "values", result.values(),
                        "bar", result.figure().bar(),
                        "goal", result.figure().goal(),
                        "reached", result.reached(),
                        "details", result.details(),
                        "findings", result.findings())));
        Files.createDirectories(RESULTS.getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(RESULTS.toFile(), figures);
    }
}

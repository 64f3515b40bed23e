package io.serai.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A figure of plain computing, on one thread and without a hub: the first of the kernels is the figure, the others are beside it. */
record KernelFigure(String name, String covers, double bar, double goal, List<Kernel> kernels) implements Figure {
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration SHORT_WARM_UP = Duration.ofSeconds(3);
    private static final Duration EACH = Duration.ofSeconds(2);

    /** Of what is not the figure: there are many of them. */
    private static final int PAIRS_BESIDE = 3;

    static KernelFigure mapping() {
        try {
            return new KernelFigure(
                    "mapping",
                    "orders/s decoded with places, mapped and validated ÷ Jackson reading and writing the same bytes, one thread",
                    0.5,
                    0.7,
                    Mapping.all());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static KernelFigure edi() {
        try {
            return new KernelFigure(
                    "edi",
                    "X12 214 sets/s parsed, mapped and validated ÷ bare StAEDI reading the same bytes, one thread",
                    0.3,
                    0.45,
                    Edi.all());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Result measure(Size size) {
        var first = pairs(kernels.get(0), size.pairs(), size.isShort() ? SHORT_WARM_UP : WARM_UP);
        var details = new LinkedHashMap<>(first.details());
        kernels.stream().skip(1).forEach(kernel -> details.putAll(beside(kernel)));
        return new Result(this, first.ratios(), details, List.of());
    }

    private static Map<String, Double> beside(Kernel kernel) {
        var pairs = pairs(kernel, PAIRS_BESIDE, SHORT_WARM_UP);
        var micros = pairs.details().getOrDefault("ours_jvm_micros", 0.0);
        return Map.of(kernel.name() + ": %", Pairs.median(pairs.ratios()) * 100, kernel.name() + ": µs", micros);
    }

    private static Pairs pairs(Kernel kernel, int pairs, Duration warmUp) {
        kernel.bare().run(warmUp);
        kernel.ours().run(warmUp);
        return Pairs.of(
                pairs, () -> kernel.ours().run(EACH), () -> kernel.bare().run(EACH));
    }
}

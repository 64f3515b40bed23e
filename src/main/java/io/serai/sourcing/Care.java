package io.serai.sourcing;

import io.serai.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The kinds of goods that want care, such as cold or hazardous ones, each a bit; which a piece is of is told by the name of its SKU, and by
 * what its product says it wants. Of that a rule set minds what it has a name for.
 */
final class Care {
    private final List<String> kinds;
    private final List<Pattern> patterns;
    private final Map<Sku, Integer> ofSku = new ConcurrentHashMap<>();

    /** @param goods the globs of the SKUs of each kind */
    Care(Map<String, List<String>> goods) {
        kinds = goods.keySet().stream().sorted().toList();
        patterns = kinds.stream()
                .map(name -> pattern(goods.getOrDefault(name, List.of())))
                .toList();
    }

    private static Pattern pattern(List<String> globs) {
        return Pattern.compile(globs.stream()
                .map(glob -> glob.isEmpty() ? "" : "\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E")
                .collect(Collectors.joining("|")));
    }

    /** Whether nothing wants any. */
    boolean isNone() {
        return kinds.isEmpty();
    }

    /** What a piece of a line wants. */
    int of(Demand.Line line) {
        return isNone() ? 0 : ofSku.computeIfAbsent(line.sku(), this::match) | said(line.care());
    }

    private int said(List<String> names) {
        int bits = 0;
        for (var name : names) {
            int kind = kinds.indexOf(name);
            bits |= kind < 0 ? 0 : 1 << kind;
        }
        return bits;
    }

    private int match(Sku sku) {
        return IntStream.range(0, patterns.size())
                .filter(i -> patterns.get(i).matcher(sku.value()).matches())
                .map(i -> 1 << i)
                .reduce(0, (a, b) -> a | b);
    }

    /** These kinds, which there must be. */
    int of(List<String> names) {
        return names.stream().mapToInt(name -> 1 << kinds.indexOf(name)).reduce(0, (a, b) -> a | b);
    }

    List<String> names(int bits) {
        return IntStream.range(0, kinds.size())
                .filter(i -> (bits & 1 << i) != 0)
                .mapToObj(kinds::get)
                .toList();
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a batch of XML says of itself, before its items or behind them, against what was read. */
final class XmlTotals {
    private static final String ATTRIBUTE = "/@";
    private static final String DECIMAL = ".";
    /** A number is no longer; what is, is none. */
    private static final int LONGEST = 100;

    private final Partner.Totals totals;
    private final String items;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private @Nullable String reading;
    private String toldCount = "";
    private String toldSum = "";
    private long count;
    private BigDecimal sum = BigDecimal.ZERO;

    /** @param items the path of an item */
    XmlTotals(Partner.Totals totals, String items) {
        this.totals = totals;
        this.items = items;
    }

    /** @param tag as it is written */
    void starts(String path, String tag) {
        if (path.equals(items)) {
            count++;
        }
        for (var wanted : List.of(or(totals.items()), or(totals.sum()), or(totals.of()))) {
            if (wanted.startsWith(path + ATTRIBUTE)) {
                attribute(tag, wanted.substring(path.length() + ATTRIBUTE.length()))
                        .ifPresent(value -> found(wanted, value));
            }
            if (wanted.equals(path)) {
                reading = path;
                text.reset();
            }
        }
    }

    /** A byte between tags. */
    void text(int next) {
        if (reading != null && text.size() < LONGEST) {
            text.write(next);
        }
    }

    void ends(String path) {
        if (path.equals(reading)) {
            reading = null;
            found(path, text.toString(StandardCharsets.ISO_8859_1).strip());
        }
    }

    private void found(String path, String value) {
        if (path.equals(totals.items())) {
            toldCount = value;
        } else if (path.equals(totals.sum())) {
            toldSum = value;
        } else {
            number(value).ifPresent(amount -> sum = sum.add(amount));
        }
    }

    /** Where the file does not agree with itself; none: it does. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        compare(problems, totals.items(), toldCount, BigDecimal.valueOf(count));
        compare(problems, totals.sum(), toldSum, sum);
        return problems;
    }

    private static void compare(List<Problem> problems, @Nullable String where, String told, BigDecimal found) {
        if (where != null
                && number(told).filter(amount -> amount.compareTo(found) == 0).isEmpty()) {
            var args = Map.of("column", where, "told", told, "found", found.toPlainString());
            problems.add(new Problem("SER-0115", args, null, 0, 0, null));
        }
    }

    private static Optional<String> attribute(String tag, String name) {
        var written = Pattern.compile("\\s" + Pattern.quote(name) + "\\s*=\\s*[\"']([^\"']*)")
                .matcher(tag);
        return written.find() ? Optional.of(written.group(1).strip()) : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Decimals.of(TextNode.valueOf(text), DECIMAL));
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    private static String or(@Nullable String path) {
        return Objects.requireNonNullElse(path, "");
    }
}

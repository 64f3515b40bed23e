package io.serai.demo.bazaar;

import io.serai.demo.tools.Csv;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document as a channel writes it, with gaps: <code>${word}</code>, <code>${word|12}</code> of this width, and
 * <code>${at:yyyyMMdd}</code>, the time of the sale where the channel is.
 */
final class Template {
    private static final Pattern GAP = Pattern.compile("\\$\\{(\\w+)(?:\\|(\\d+)|:([^}]+))?}");
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Template() {}

    /** The document in this file of {@code demo/bazaar}, filled in. */
    static String fill(String file, Sale sale) {
        return GAP.matcher(TEXTS.computeIfAbsent(file, name -> Csv.text("bazaar/" + name)))
                .replaceAll(gap -> Matcher.quoteReplacement(word(gap.group(1), gap.group(2), gap.group(3), sale)));
    }

    private static String word(String name, String width, String pattern, Sale sale) {
        if (pattern != null) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                    .withZone(ZoneId.of(sale.zone()))
                    .format(sale.at());
        }
        var word = Objects.requireNonNull(sale.words().get(name), name);
        return width == null ? word : String.format(Locale.ROOT, "%-" + width + "s", word);
    }
}

package io.serai.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds SKUs, in their order, by what a person types: the beginning of a SKU, a GTIN with or without its zeros, or the beginnings of
 * words of the title in any order, with or without accents. Each way is by an index of its own.
 */
final class ProductSearch {
    private static final int MAX_TEXT = 100;
    private static final int MAX_WORDS = 8;
    private static final String LAST = "\uDBFF\uDFFF";
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern GTIN = Pattern.compile("\\d{8,14}");
    private static final int[] GTIN_LENGTHS = {8, 12, 13, 14};

    private static final String ALL = """
            select sku from product where sku collate "C" > :after order by sku collate "C" limit :limit""";
    private static final String BEGINNING = """
            (select sku from product where sku collate "C" > :after and sku collate "C" >= :from%1$d and sku collate "C" < :to%1$d
             order by sku collate "C" limit :limit)""";
    private static final String BY_GTIN = """
            (select sku from product where gtin = any(:gtins) and sku collate "C" > :after limit :limit)""";
    /** Apart, so that nobody walks along the order of SKUs and takes each title apart. */
    private static final String HITS = """
            with hits as materialized (
              select sku from product
              where to_tsvector('simple', plain(title || ' ' || coalesce(colour, '') || ' ' || coalesce(size, '')))
                    @@ to_tsquery('simple', plain(:words)))
            """;

    private static final String BY_WORDS = """
            (select sku from hits where sku collate "C" > :after order by sku collate "C" limit :limit)""";

    private final JdbcClient jdbc;

    ProductSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The SKUs that follow on {@code after} in the order of their bytes; what is too long finds nothing. */
    List<String> skus(@Nullable String typed, String after, int limit) {
        var text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return jdbc.sql(ALL)
                    .param("after", after)
                    .param("limit", limit)
                    .query(String.class)
                    .list();
        }
        return text.length() > MAX_TEXT || text.indexOf('\0') >= 0 ? List.of() : found(text, after, limit);
    }

    private List<String> found(String text, String after, int limit) {
        var ways = new ArrayList<String>(List.of(BEGINNING.formatted(1), BEGINNING.formatted(2), BY_GTIN));
        var upper = text.toUpperCase(Locale.ROOT);
        var words = words(text);
        if (!words.isEmpty()) {
            ways.add(BY_WORDS);
        }
        return jdbc.sql((words.isEmpty() ? "" : HITS) + "select sku from (" + String.join(" union ", ways)
                        + ") found order by sku collate \"C\" limit :limit")
                .param("after", after)
                .param("limit", limit)
                .param("from1", text)
                .param("to1", text + LAST)
                .param("from2", upper)
                .param("to2", upper + LAST)
                .param("gtins", gtins(text))
                .param("words", words)
                .query(String.class)
                .list();
    }

    /** A GTIN of 8, 12, 13 or 14 digits is the same with zeros in front. */
    private static String[] gtins(String text) {
        if (!GTIN.matcher(text).matches()) {
            return new String[0];
        }
        var bare = text.replaceFirst("^0+", "");
        var gtins = new ArrayList<String>(List.of(text));
        for (int length : GTIN_LENGTHS) {
            if (bare.length() <= length) {
                gtins.add("0".repeat(length - bare.length()) + bare);
            }
        }
        return gtins.toArray(String[]::new);
    }

    private static String words(String text) {
        return NO_WORD.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}

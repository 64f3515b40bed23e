package io.serai.sourcing;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How names of places are compared: without case, accents and punctuation, and with what people shorten written out. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern PREFIX = Pattern.compile(
            "^(ciudad|municipio|localidad|partido|provincia|prov|pcia|estado|departamento|region) (del? )?(la )?(?=.)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** Letters that are not a plain letter with a mark. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "æ", "ae", "œ", "oe", "ı", "i", "þ", "th");

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("gral", "general"),
            Map.entry("sta", "santa"),
            Map.entry("sto", "santo"),
            Map.entry("pto", "puerto"),
            Map.entry("cnel", "coronel"),
            Map.entry("cmte", "comandante"),
            Map.entry("pte", "presidente"),
            Map.entry("ing", "ingeniero"),
            Map.entry("gdor", "gobernador"),
            Map.entry("tte", "teniente"),
            Map.entry("vla", "villa"),
            Map.entry("cdad", "ciudad"),
            Map.entry("bs", "buenos"),
            Map.entry("as", "aires"));

    private Names() {}

    /** The form under which the tables list a name; what makes them does the same. */
    static String fold(String name) {
        var text = MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        for (var letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        return OTHERS.matcher(APOSTROPHES.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** The folded names to look for, the most literal first; none for a name without letters. */
    static Set<String> readings(String name) {
        var found = new LinkedHashSet<String>();
        var folded = fold(name);
        var written = WORD.matcher(folded).replaceAll(word -> SHORT.getOrDefault(word.group(), word.group()));
        found.add(folded);
        found.add(written);
        found.add(PREFIX.matcher(written).replaceFirst(""));
        found.remove("");
        return found;
    }
}

package io.serai.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an item, and where. Its words are made when somebody reads them, in their language.
 *
 * @param code which problem, such as {@code SER-0412}
 * @param args what the words need; amounts are in major units and plain notation
 * @param pointer JSON pointer into the input if the line is known, otherwise into the contract; null: the whole item
 * @param line in the input, from 1; 0 is unknown
 * @param column in the input, from 1; 0 is unknown
 * @param mapping the file and line that mapped the value, if known
 */
public record Problem(
        String code,
        Map<String, String> args,
        @Nullable String pointer,
        int line,
        int column,
        @Nullable String mapping) {

    public Problem {
        args = args.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, arg -> Storable.shown(arg.getValue())));
        pointer = pointer == null ? null : Storable.shown(pointer);
    }

    /** The same in a file of which the input is a piece. */
    public Problem below(long lines) {
        return line == 0 || lines == 0
                ? this
                : new Problem(code, args, pointer, Math.toIntExact(line + lines), column, mapping);
    }

    /** The same with one more argument. */
    public Problem of(String arg, String value) {
        var more = new HashMap<>(args);
        more.put(arg, value);
        return new Problem(code, more, pointer, line, column, mapping);
    }

    /** What kind of problem it is, in a few words. */
    public String title(Locale locale) {
        return new Words(locale).of(code + ".title", args);
    }

    /** What exactly is wrong. */
    public String detail(Locale locale) {
        return new Words(locale).detail(code, args);
    }

    /** Where it is; empty if that is not known. */
    public String where(Locale locale) {
        return new Words(locale).where(this);
    }

    /** What one can do about it. */
    public String cure(Locale locale) {
        return new Words(locale).of(code + ".cure", args);
    }

    /** All of it: what is wrong, where, and the cure, in lines. */
    public String text(Locale locale) {
        var text = new StringBuilder(code).append("  ").append(title(locale));
        text.append('\n').append(detail(locale));
        var where = where(locale);
        if (!where.isEmpty()) {
            text.append("\n   ").append(where);
        }
        return text.append("\n   → ").append(cure(locale)).toString();
    }
}

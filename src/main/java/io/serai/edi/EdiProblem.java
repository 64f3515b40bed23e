package io.serai.edi;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, and where.
 *
 * @param segment its tag; empty outside of segments
 * @param position of the segment in its set, from 1 (ST); 0 outside of a set
 * @param element from 1 as in AT705; 0 for the segment as a whole
 * @param component from 1; 0 if the element has none
 * @param reference number of the data element in X12's dictionary; null if unknown
 * @param value what is there, at most 99 characters; empty if nothing is
 * @param expected what should be there, where that is one thing: a count, a control number, a length; otherwise empty
 */
public record EdiProblem(
        EdiFault fault,
        EdiPlace place,
        String segment,
        int position,
        int element,
        int component,
        @Nullable Integer reference,
        String value,
        String expected) {
    private static final String UNKNOWN = "?";
    private static final int LONGEST_VALUE = 99;

    public EdiProblem {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    }

    static EdiProblem of(EdiFault fault, EdiPlace place, String segment, String value) {
        return of(fault, place, segment, value, "");
    }

    static EdiProblem of(EdiFault fault, EdiPlace place, String segment, String value, String expected) {
        return new EdiProblem(fault, place, segment, 0, 0, 0, null, value, expected);
    }

    /** The same problem, seen from its set. */
    EdiProblem inSet(int newPosition) {
        return new EdiProblem(fault, place, segment, newPosition, element, component, reference, value, expected);
    }

    /** {@code SER-06xx}. */
    public String code() {
        return fault.code();
    }

    /** The segment and element as people name them: AT7, AT705, AK401-1. */
    public String name() {
        if (element == 0) {
            return segment;
        }
        var name = segment + (element < 10 ? "0" : "") + element;
        return component == 0 ? name : name + "-" + component;
    }

    /** What the text of this code takes: the name, the value, the byte offset, what was expected. */
    public List<String> args() {
        return List.of(name(), value, Integer.toString(place.offset()), expected.isEmpty() ? UNKNOWN : expected);
    }

    /** What is wrong and its cure, in the reader's language (English or Spanish). */
    public String text(Locale locale) {
        return text(code(), args(), locale);
    }

    /** The same of a problem that was written down by its code and what {@link #args} were then. */
    public static String text(String code, List<String> args, Locale locale) {
        var texts = ResourceBundle.getBundle(
                "i18n.edi", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        return new MessageFormat(texts.getString(code), locale).format(args.toArray());
    }

    @Override
    public String toString() {
        return text(Locale.ROOT) + " (" + code() + ", line " + place.line() + ", column " + place.column()
                + ", segment " + place.segment() + ")";
    }
}

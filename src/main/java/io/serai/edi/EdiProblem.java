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
 */
public record EdiProblem(
        EdiFault fault,
        EdiPlace place,
        String segment,
        int position,
        int element,
        int component,
        @Nullable Integer reference,
        String value) {
    private static final int LONGEST_VALUE = 99;

    public EdiProblem {
        value = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    }

    static EdiProblem of(EdiFault fault, EdiPlace place, String segment, String value) {
        return new EdiProblem(fault, place, segment, 0, 0, 0, null, value);
    }

    /** The same problem, seen from its set. */
    EdiProblem inSet(int newPosition) {
        return new EdiProblem(fault, place, segment, newPosition, element, component, reference, value);
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

    /** What the text of this code takes: the name, the value, the byte offset. */
    public List<String> args() {
        return List.of(name(), value, Integer.toString(place.offset()));
    }

    /** What is wrong and its cure, in the reader's language (English or Spanish). */
    public String text(Locale locale) {
        var texts = ResourceBundle.getBundle(
                "i18n.edi", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        return new MessageFormat(texts.getString(code()), locale).format(args().toArray());
    }

    @Override
    public String toString() {
        return text(Locale.ROOT) + " (" + code() + ", line " + place.line() + ", column " + place.column()
                + ", segment " + place.segment() + ")";
    }
}

package io.serai.edi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sorts the segments of an EDIFACT interchange into messages, and checks counts and references on the way. Groups are looked through. */
final class EdifactEnvelope {
    private static final int NONE = -1;

    private final UnaSyntax syntax;
    private final Segments segments;
    private final boolean rejectsRepeats;
    private final Set<String> references = new HashSet<>();
    private final List<RawSet> messages = new ArrayList<>();
    private final List<EdiProblem> problems = new ArrayList<>();
    private int header = NONE;
    private int first = NONE;
    private int groups;
    private boolean closed;
    private boolean strayReported;

    EdifactEnvelope(UnaSyntax syntax, Segments segments, EdifactReader.Repeats repeats) {
        this.syntax = syntax;
        this.segments = segments;
        this.rejectsRepeats = repeats == EdifactReader.Repeats.REJECTED;
    }

    RawEdifact read() {
        for (int i = 0; i < segments.size(); i++) {
            take(i);
        }
        int last = segments.size() - 1;
        end(last, false);
        if (header == NONE) {
            problems.add(problem(EdiFault.NO_UNB, 0, segments.tag(0)));
        } else if (!closed) {
            problems.add(problem(EdiFault.UNZ_MISSING, last, segments.tag(last)));
        }
        return new RawEdifact(syntax, segments, header, List.copyOf(messages), List.copyOf(problems));
    }

    private void take(int i) {
        switch (segments.tag(i)) {
            case "UNB" -> header = i;
            case "UNG" -> {
                end(i - 1, false);
                groups++;
            }
            case "UNE" -> end(i - 1, false);
            case "UNH" -> {
                end(i - 1, false);
                first = i;
                strayReported = false;
            }
            case "UNT" -> {
                if (first == NONE) {
                    stray(i);
                }
                end(i, true);
            }
            case "UNZ" -> close(i);
            default -> {
                if (first == NONE) {
                    stray(i);
                }
            }
        }
    }

    private void close(int i) {
        end(i - 1, false);
        closed = true;
        if (header == NONE) {
            return;
        }
        if (!segments.element(i, 2).equals(segments.element(header, 5))) {
            problems.add(problem(EdiFault.UNZ_CONTROL, i, segments.element(i, 2), segments.element(header, 5)));
        }
        int counted = groups > 0 ? groups : messages.size();
        if (!isNumber(segments.element(i, 1), counted)) {
            problems.add(problem(EdiFault.UNZ_COUNT, i, segments.element(i, 1), counted));
        }
    }

    private void end(int last, boolean whole) {
        if (first == NONE) {
            return;
        }
        var reference = segments.element(first, 1);
        var found = new ArrayList<EdiProblem>();
        if (rejectsRepeats && !references.add(reference)) {
            found.add(problem(EdiFault.MESSAGE_TWICE, first, reference).inSet(1));
        }
        int position = last - first + 1;
        if (!whole) {
            found.add(problem(EdiFault.UNT_MISSING, last, "").inSet(position));
        } else {
            if (!segments.element(last, 2).equals(reference)) {
                found.add(problem(EdiFault.UNT_REFERENCE, last, segments.element(last, 2), reference)
                        .inSet(position));
            }
            if (!isNumber(segments.element(last, 1), position)) {
                found.add(problem(EdiFault.UNT_COUNT, last, segments.element(last, 1), position)
                        .inSet(position));
            }
        }
        messages.add(new RawSet(segments.component(first, 2, 1), reference, first, last, whole, List.copyOf(found)));
        first = NONE;
    }

    /** A segment that belongs nowhere; of a run of them only the first is told. */
    private void stray(int i) {
        if (!strayReported) {
            problems.add(problem(EdiFault.MESSAGE_STRAY, i, segments.tag(i)));
        }
        strayReported = true;
    }

    private static boolean isNumber(String text, int number) {
        return text.matches("\\d{1,9}") && Integer.parseInt(text) == number;
    }

    private EdiProblem problem(EdiFault fault, int segment, String value) {
        return EdiProblem.of(fault, segments.place(segment), segments.tag(segment), value);
    }

    private EdiProblem problem(EdiFault fault, int segment, String value, Object expected) {
        return EdiProblem.of(fault, segments.place(segment), segments.tag(segment), value, expected.toString());
    }
}

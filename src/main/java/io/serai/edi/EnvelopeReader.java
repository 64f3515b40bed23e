package io.serai.edi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts the segments of an interchange into groups and sets, and checks counts and control numbers on the way. */
final class EnvelopeReader {
    private static final int NO_SEGMENT = -1;
    private static final int MOST_DIGITS = 10;

    private final IsaHeader header;
    private final Segments segments;
    private final boolean rejectsRepeats;
    private final Set<String> groupNumbers = new HashSet<>();
    private final Set<String> setNumbers = new HashSet<>();
    private boolean groupCameBefore;
    private final List<RawGroup> groups = new ArrayList<>();
    private final List<EdiProblem> problems = new ArrayList<>();
    private final List<X12InterchangeNote> notes = new ArrayList<>();

    private @Nullable List<RawSet> sets;
    private List<EdiProblem> groupProblems = new ArrayList<>();
    private int groupHeader = NO_SEGMENT;
    private int setHeader = NO_SEGMENT;
    private boolean strayReported;

    EnvelopeReader(IsaHeader header, Segments segments, X12Reader.Repeats repeats) {
        this.header = header;
        this.segments = segments;
        this.rejectsRepeats = repeats == X12Reader.Repeats.REJECTED;
    }

    RawInterchange read() {
        if (header.repaired()) {
            problems.add(EdiProblem.of(EdiFault.HEADER_REPAIRED, segments.place(0), "ISA", ""));
        }
        var closed = false;
        for (var i = 1; i < segments.size(); i++) {
            closed = take(i);
        }
        if (!closed) {
            var last = segments.size() - 1;
            endSet(last, false);
            endGroup(NO_SEGMENT, last);
            problems.add(problem(EdiFault.INTERCHANGE_NOT_CLOSED, last, segments.tag(last)));
        }
        return new RawInterchange(header, segments, List.copyOf(groups), List.copyOf(notes), List.copyOf(problems));
    }

    /** Tells whether it was the IEA. */
    private boolean take(int i) {
        switch (segments.tag(i)) {
            case "GS" -> startGroup(i);
            case "ST" -> startSet(i);
            case "SE" -> endSetAt(i);
            case "GE" -> endGroupAt(i);
            case "IEA" -> {
                endInterchange(i);
                return true;
            }
            case "TA1" ->
                notes.add(
                        new X12InterchangeNote(segments.element(i, 1), segments.element(i, 4), segments.element(i, 5)));
            case "ISB", "ISE" -> {}
            default -> {
                if (setHeader == NO_SEGMENT) {
                    stray(i);
                }
            }
        }
        return false;
    }

    private void startGroup(int i) {
        endSet(i - 1, false);
        endGroup(NO_SEGMENT, i - 1);
        sets = new ArrayList<>();
        groupHeader = i;
        groupCameBefore = rejectsRepeats && !groupNumbers.add(segments.element(i, 6));
        if (groupCameBefore) {
            groupProblems.add(problem(EdiFault.GROUP_TWICE, i, segments.element(i, 6)));
        }
    }

    private void startSet(int i) {
        endSet(i - 1, false);
        if (sets == null) {
            sets = new ArrayList<>();
            groupProblems.add(problem(EdiFault.NO_GROUP, i, segments.tag(i)));
        }
        setHeader = i;
        strayReported = false;
    }

    private void endSetAt(int i) {
        if (setHeader == NO_SEGMENT) {
            stray(i);
        }
        endSet(i, true);
    }

    private void endGroupAt(int i) {
        endSet(i - 1, false);
        if (sets == null) {
            stray(i);
        }
        endGroup(i, i);
    }

    private void endInterchange(int i) {
        endSet(i - 1, false);
        endGroup(NO_SEGMENT, i - 1);
        if (!sameNumber(segments.element(i, 2), header.element(13))) {
            problems.add(problem(EdiFault.INTERCHANGE_CONTROL, i, segments.element(i, 2), header.element(13)));
        }
        if (number(segments.element(i, 1)) != groups.size()) {
            problems.add(problem(EdiFault.INTERCHANGE_COUNT, i, segments.element(i, 1), groups.size()));
        }
    }

    private void endSet(int last, boolean closed) {
        if (setHeader == NO_SEGMENT || sets == null) {
            return;
        }
        var first = setHeader;
        setHeader = NO_SEGMENT;
        var control = segments.element(first, 2);
        var found = new ArrayList<EdiProblem>();
        if (groupCameBefore || (rejectsRepeats && !setNumbers.add(control))) {
            found.add(problem(EdiFault.SET_TWICE, first, control).inSet(1));
        }
        if (!closed) {
            found.add(problem(EdiFault.SET_NOT_CLOSED, last, "").inSet(last - first + 1));
        } else {
            if (!segments.element(last, 2).equals(control)) {
                found.add(problem(EdiFault.SET_CONTROL, last, segments.element(last, 2), control)
                        .inSet(last - first + 1));
            }
            if (number(segments.element(last, 1)) != last - first + 1) {
                found.add(problem(EdiFault.SET_COUNT, last, segments.element(last, 1), last - first + 1)
                        .inSet(last - first + 1));
            }
        }
        sets.add(new RawSet(segments.element(first, 1), control, first, last, closed, List.copyOf(found)));
    }

    private void endGroup(int trailer, int last) {
        if (sets == null) {
            return;
        }
        var claimed = sets.size();
        if (trailer != NO_SEGMENT) {
            claimed = number(segments.element(trailer, 1));
            checkTrailer(trailer, claimed, sets.size());
        } else if (groupHeader != NO_SEGMENT) {
            groupProblems.add(problem(EdiFault.GROUP_NOT_CLOSED, last, ""));
        }
        groups.add(new RawGroup(groupHeader, Math.max(claimed, 0), List.copyOf(sets), List.copyOf(groupProblems)));
        sets = null;
        groupHeader = NO_SEGMENT;
        groupProblems = new ArrayList<>();
        groupCameBefore = false;
        setNumbers.clear();
        strayReported = false;
    }

    private void checkTrailer(int trailer, int claimed, int counted) {
        if (groupHeader != NO_SEGMENT && !sameNumber(segments.element(trailer, 2), segments.element(groupHeader, 6))) {
            groupProblems.add(problem(
                    EdiFault.GROUP_CONTROL, trailer, segments.element(trailer, 2), segments.element(groupHeader, 6)));
        }
        if (claimed != counted) {
            groupProblems.add(problem(EdiFault.GROUP_COUNT, trailer, segments.element(trailer, 1), counted));
        }
    }

    /** A segment that belongs nowhere; of a run of them only the first is told. */
    private void stray(int i) {
        if (!strayReported) {
            problems.add(problem(EdiFault.STRAY_SEGMENT, i, segments.tag(i)));
        }
        strayReported = true;
    }

    private EdiProblem problem(EdiFault fault, int segment, String value) {
        return EdiProblem.of(fault, segments.place(segment), segments.tag(segment), value);
    }

    private EdiProblem problem(EdiFault fault, int segment, String value, Object expected) {
        return EdiProblem.of(fault, segments.place(segment), segments.tag(segment), value, expected.toString());
    }

    private static boolean sameNumber(String one, String other) {
        var number = number(one);
        return number == NO_SEGMENT ? one.equals(other) : number == number(other);
    }

    /** -1 for what is no number of up to ten digits. */
    private static int number(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return NO_SEGMENT;
        }
        var number = 0L;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_SEGMENT;
            }
            number = number * 10 + digit;
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}

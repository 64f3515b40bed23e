package io.serai.edi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a 997 tells of one segment: an AK3, and an AK4 for each element. */
record SegmentNotes(String tag, int position, List<EdiProblem> problems) {
    private static final String HAS_ELEMENT_ERRORS = "8";
    private static final int MOST_ELEMENTS = 99;

    private record Key(String tag, int position, @Nullable String code) {}

    /** One for each segment's element errors, and one for each fault of a segment as a whole. */
    static List<SegmentNotes> of(List<EdiProblem> problems) {
        var notes = new LinkedHashMap<Key, List<EdiProblem>>();
        for (var problem : problems) {
            var code = problem.fault().level() == EdiFault.Level.SEGMENT
                    ? problem.fault().acknowledged()
                    : null;
            if (code != null || problem.fault().level() == EdiFault.Level.ELEMENT) {
                var key = new Key(problem.segment(), problem.position(), code);
                notes.computeIfAbsent(key, anything -> new ArrayList<>()).add(problem);
            }
        }
        return notes.entrySet().stream().map(SegmentNotes::of).toList();
    }

    private static SegmentNotes of(Map.Entry<Key, List<EdiProblem>> entry) {
        return new SegmentNotes(entry.getKey().tag(), entry.getKey().position(), entry.getValue());
    }

    void write(X12Writer writer) {
        var first = problems.get(0);
        var whole = first.fault().level() == EdiFault.Level.SEGMENT;
        if (tag.length() < 2 || tag.length() > 3) {
            return;
        }
        var code = whole ? first.fault().acknowledged() : HAS_ELEMENT_ERRORS;
        writer.segment("AK3", tag, Integer.toString(Math.max(1, position)), null, code);
        if (!whole) {
            problems.stream().limit(MOST_ELEMENTS).forEach(problem -> writeElement(writer, problem));
        }
    }

    private static void writeElement(X12Writer writer, EdiProblem problem) {
        var place = new ArrayList<String>();
        place.add(Integer.toString(problem.element()));
        if (problem.component() > 0) {
            place.add(Integer.toString(problem.component()));
        }
        var reference = problem.reference();
        writer.compositeSegment(
                "AK4",
                place,
                reference == null ? null : reference.toString(),
                problem.fault().acknowledged(),
                problem.value());
    }
}

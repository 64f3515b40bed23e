package io.serai.console.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A document by its lines, with those marked that something is wrong at. */
final class Excerpt {
    /** More lines than that are not shown; around marked ones some are. */
    private static final int MOST = 2_000;

    /** A line from 1; {@code marked} if something is wrong at it. */
    public record Line(int no, String text, boolean marked) {}

    private Excerpt() {}

    /**
     * @param lines from 1, that a problem names; 0 is none
     * @param values what problems quote that name no line: the first line with such a value is marked
     */
    static List<Line> of(String document, Set<Integer> lines, Set<String> values) {
        var texts = document.lines().limit(MOST).toList();
        var marked = new HashSet<>(lines);
        values.forEach(value -> marked.add(first(texts, value)));
        var excerpt = new ArrayList<Line>();
        for (int i = 0; i < texts.size(); i++) {
            excerpt.add(new Line(i + 1, texts.get(i), marked.contains(i + 1)));
        }
        return excerpt;
    }

    private static int first(List<String> texts, String value) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).contains(value)) {
                return i + 1;
            }
        }
        return 0;
    }
}

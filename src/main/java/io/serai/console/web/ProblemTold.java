package io.serai.console.web;

import io.serai.mapping.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Problems of a message that somebody tries, with the places in the message and in the mapping that a page can lead to. */
final class ProblemTold {
    private static final int MOST = 50;
    private static final Pattern PLACE = Pattern.compile("^\\S+?([^/:]+):(\\d+)");
    private static final String YAML = ".yaml";

    /** {@code line} and {@code mappingLine} are 0 where they are not known. */
    record Told(String code, String title, String detail, String where, String cure, int line, int mappingLine) {}

    List<Told> of(List<Problem> problems, Locale locale) {
        return problems.stream()
                .limit(MOST)
                .map(problem -> new Told(
                        problem.code(),
                        problem.title(locale),
                        problem.detail(locale),
                        problem.where(locale),
                        problem.cure(locale),
                        problem.line(),
                        line(problem.mapping())))
                .toList();
    }

    /** The line of {@code file:line}; 0 where there is none. */
    static int line(@Nullable String place) {
        if (place == null) {
            return 0;
        }
        var found = PLACE.matcher(place);
        return found.find() ? Integer.parseInt(found.group(2)) : 0;
    }

    /** In which field of the page the file of {@code file:line} is. */
    static String field(@Nullable String place) {
        var found = PLACE.matcher(place == null ? "" : place);
        return found.find() && found.group(1).endsWith(YAML) ? "settings" : "mapping";
    }
}

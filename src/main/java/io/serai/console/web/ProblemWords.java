package io.serai.console.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.mapping.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The problems of an exception in the reader's language. A code without words of its own is told by its group (SER-04xx). */
@Component
class ProblemWords {
    private static final int GROUP = "SER-04".length();

    /** {@code detail}, {@code where} and {@code cure} are empty where they are not known. */
    public record Told(String code, String title, String detail, String where, String cure) {}

    private final MessageSource messages;

    ProblemWords(MessageSource messages) {
        this.messages = messages;
    }

    List<Told> of(JsonNode problems, Locale locale) {
        var told = new ArrayList<Told>();
        problems.forEach(each -> told.add(of(problem(each), locale)));
        return told;
    }

    String title(String code, Locale locale) {
        return of(new Problem(code, Map.of(), null, 0, 0, null), locale).title();
    }

    private Told of(Problem problem, Locale locale) {
        var code = problem.code();
        var where = problem.where(locale);
        var title = problem.title(locale);
        return title.equals(code + ".title")
                ? new Told(code, group(code, locale), "", where, "")
                : new Told(code, title, problem.detail(locale), where, problem.cure(locale));
    }

    private String group(String code, Locale locale) {
        var group = code.length() > GROUP ? code.substring(0, GROUP) : code;
        var words = messages.getMessage("problem." + group, null, code, locale);
        return words == null ? code : words;
    }

    private static Problem problem(JsonNode json) {
        var args = new HashMap<String, String>();
        json.path("args")
                .properties()
                .forEach(arg -> args.put(arg.getKey(), arg.getValue().asText()));
        return new Problem(
                json.path("code").asText(),
                args,
                json.hasNonNull("pointer") ? json.path("pointer").asText() : null,
                json.path("line").asInt(),
                json.path("column").asInt(),
                json.hasNonNull("mapping") ? json.path("mapping").asText() : null);
    }
}

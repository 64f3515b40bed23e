package io.serai.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.mapping.Item;
import io.serai.mapping.Problem;
import io.serai.mapping.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** An item and what became of it as one line of JSON. */
record ItemLine(Locale locale) {

    String of(Path file, Item item) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("file", file.toString()).put("item", item.no());
        if (item.result() instanceof Result.Taken taken) {
            line.put("outcome", "taken").set("contract", taken.json());
        } else if (item.result() instanceof Result.Ignored ignored) {
            line.put("outcome", "ignored").put("reason", ignored.reason());
        } else if (item.result() instanceof Result.Refused refused) {
            var problems = line.put("outcome", "refused").putArray("problems");
            refused.problems().forEach(problem -> problems.add(problem(problem)));
        }
        return line.toString();
    }

    /** What is wrong with a file as a whole. */
    String of(Path file, List<Problem> wrong) {
        var line = JsonNodeFactory.instance.objectNode();
        var problems =
                line.put("file", file.toString()).put("outcome", "refused").putArray("problems");
        wrong.forEach(problem -> problems.add(problem(problem)));
        return line.toString();
    }

    private ObjectNode problem(Problem problem) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("code", problem.code()).put("text", problem.text(locale)).put("pointer", problem.pointer());
        if (problem.line() > 0) {
            node.put("line", problem.line()).put("column", problem.column());
        }
        return node;
    }
}

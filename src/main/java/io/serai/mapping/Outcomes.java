package io.serai.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What became of the items of a message, as it is written beside a sample. */
public final class Outcomes {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Outcomes() {}

    /** An array with the contract, or the reason why it is ignored, or the problems, of each item. */
    public static ArrayNode of(List<Item> items) {
        var all = JSON.createArrayNode();
        for (var item : items) {
            if (item.result() instanceof Result.Taken taken) {
                all.add(taken.json());
            } else if (item.result() instanceof Result.Ignored ignored) {
                all.addObject().put("ignored", ignored.reason());
            } else if (item.result() instanceof Result.Refused refused) {
                refused(all.addObject(), refused);
            }
        }
        return all;
    }

    /** The same as text, to be read by people. */
    public static String text(List<Item> items) {
        return text(of(items));
    }

    /** Whether a text says the same, however it is laid out. */
    static boolean same(String written, List<Item> items) {
        try {
            return text((ArrayNode) JSON.readTree(written)).equals(text(items));
        } catch (JsonProcessingException | ClassCastException e) {
            return false;
        }
    }

    private static String text(ArrayNode outcomes) {
        try {
            return JSON.writeValueAsString(outcomes) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(ObjectNode outcome, Result.Refused refused) {
        var problems = outcome.putArray("refused");
        refused.problems()
                .forEach(problem -> problems.addObject()
                        .put("code", problem.code())
                        .put("pointer", problem.pointer())
                        .put("line", problem.line())
                        .put("column", problem.column()));
    }
}

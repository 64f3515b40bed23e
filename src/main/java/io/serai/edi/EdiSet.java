package io.serai.edi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * A transaction set (ST to SE) as a tree.
 *
 * <pre>{@code
 * {"interchange": {"sender", "senderQualifier", "receiver", "receiverQualifier", "control", "date", "time", "test"},
 *  "group": {"functional", "sender", "receiver", "date", "time", "control", "version"},
 *  "set": {"code", "control"},
 *  "B10": {"01": "1751807", "03": "ANDE"},
 *  "LXLoop": [{"LX": {"01": "1"}, "AT7Loop": [{"AT7": {"01": "D1"}, "MS1": {…}}], "MAN": [{"01": "GM", "02": "…"}]}],
 *  "unexpected": [{"tag": "ZZZ", "01": "…"}]}
 * }</pre>
 *
 * Elements are text by position; empty ones are left out. Composites are objects by position, repeated elements arrays. A segment
 * that the schema lets repeat is always an array, a loop too (the tag of its first segment and {@code Loop}); HL loops are nested by
 * their parents. Segments that the schema does not know, or not there, are in {@code unexpected}. A set without a schema has its
 * segments in {@code segments}, flat, each with its {@code tag}. The tree is shared with the other sets of its interchange in its
 * first two members: do not change it.
 */
public final class EdiSet {
    private final String code;
    private final String control;
    private final JsonNode tree;
    private final List<EdiProblem> problems;
    private final Function<JsonPointer, EdiPlace> places;

    EdiSet(
            String code,
            String control,
            JsonNode tree,
            List<EdiProblem> problems,
            Function<JsonPointer, EdiPlace> places) {
        this.code = code;
        this.control = control;
        this.tree = tree;
        this.problems = List.copyOf(problems);
        this.places = places;
    }

    /** ST01, such as 214. */
    public String code() {
        return code;
    }

    /** ST02. */
    public String control() {
        return control;
    }

    public JsonNode tree() {
        return tree;
    }

    /** In the order of their places. */
    public List<EdiProblem> problems() {
        return problems;
    }

    public EdiStatus status() {
        if (problems.isEmpty()) {
            return EdiStatus.ACCEPTED;
        }
        return problems.stream().anyMatch(problem -> problem.fault().fatal())
                ? EdiStatus.REJECTED
                : EdiStatus.ACCEPTED_WITH_ERRORS;
    }

    /**
     * Where the value at a pointer into {@link #tree()} was: its element, else its segment, else the nearest segment around it, else
     * ST.
     */
    public EdiPlace place(JsonPointer pointer) {
        return places.apply(pointer);
    }

    @Override
    public String toString() {
        return code + " " + control + " " + status();
    }
}

package io.serai.edi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A partner's 997 on a group that we sent.
 *
 * @param functional GS01 of our group, such as SH for the 856
 * @param group its control number
 * @param accepted whether all of it was taken, with errors noted or not (AK901 is A or E)
 * @param sets what it says of each set; empty if it speaks of the group only
 */
public record FunctionalAcknowledgement(String functional, long group, boolean accepted, List<SetResult> sets) {

    /** Of one set of the group; {@code codes} are those of data element 718. */
    public record SetResult(String code, String control, boolean accepted, List<String> codes) {}

    public FunctionalAcknowledgement {
        sets = List.copyOf(sets);
    }

    /** @throws IllegalArgumentException if the set is no 997, or is one that was rejected */
    public static FunctionalAcknowledgement of(EdiSet set) {
        if (!set.code().equals("997") || set.status() == EdiStatus.REJECTED) {
            throw new IllegalArgumentException("not a 997 that can be used: " + set);
        }
        var tree = set.tree();
        var results = new ArrayList<SetResult>();
        tree.path("AK2Loop").forEach(loop -> results.add(result(loop)));
        return new FunctionalAcknowledgement(
                tree.at("/AK1/01").asText(),
                Long.parseLong(tree.at("/AK1/02").asText()),
                accepted(tree.at("/AK9/01")),
                results);
    }

    private static SetResult result(JsonNode loop) {
        var codes = new ArrayList<String>();
        for (var position = 2; position <= 6; position++) {
            var code = loop.path("AK5").path("0" + position).asText();
            if (!code.isEmpty()) {
                codes.add(code);
            }
        }
        return new SetResult(
                loop.at("/AK2/01").asText(), loop.at("/AK2/02").asText(), accepted(loop.at("/AK5/01")), codes);
    }

    private static boolean accepted(JsonNode code) {
        return code.asText().equals("A") || code.asText().equals("E");
    }
}

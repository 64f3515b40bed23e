package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells where in an element something is wrong. Only here is time spent on places, and only so much. */
final class Placement {
    /** Whoever has so many problems is not helped by more, and finding a place may mean to read the whole message again. */
    static final int MAX_PROBLEMS = 100;

    private final Element element;
    private final JsonNode input;
    private final Mapping mapping;
    private final Partner partner;
    private @Nullable Lineage lineage;
    private int places;

    Placement(Element element, JsonNode input, Mapping mapping, Partner partner) {
        this.element = element;
        this.input = input;
        this.mapping = mapping;
        this.partner = partner;
    }

    Element element() {
        return element;
    }

    JsonNode input() {
        return input;
    }

    /** What is wrong with a contract that the element was mapped to. */
    Result.Refused refused(JsonNode contract, List<Finding> findings) {
        return new Result.Refused(findings.stream()
                .limit(MAX_PROBLEMS)
                .map(finding -> problem(contract, finding))
                .distinct()
                .toList());
    }

    /** The mapping refuses the element, or cannot take it; where it does not say because of what, the place is that of the whole. */
    Result.Refused failed(RuntimeException e) {
        if (e instanceof RunawayException runaway) {
            var args = Map.of("detail", runaway.why().word());
            return new Result.Refused(List.of(placed("SER-0205", args, null, "", mapping.file())));
        }
        var bad = e instanceof BadValue failure ? failure.node() : NullNode.instance;
        var other = e instanceof BadValue failure ? failure.other() : "";
        var args = Map.of("detail", Mapping.reason(e), "value", bad.asText(), "other", other);
        var origin = lineage().of(bad).orElse("");
        return new Result.Refused(List.of(placed("SER-0201", args, null, origin, line(e))));
    }

    private Problem problem(JsonNode contract, Finding finding) {
        var args = withSettings(finding.args());
        if (finding.inInput()) {
            return placed(finding.code(), args, null, finding.pointer(), null);
        }
        var origin = origin(contract, finding.pointer());
        return placed(finding.code(), args, finding.pointer(), origin, mapping.lineOf(finding.pointer()));
    }

    private Problem placed(
            String code,
            Map<String, String> args,
            @Nullable String inContract,
            @Nullable String inInput,
            @Nullable String mapped) {
        if (inInput == null || places++ >= MAX_PROBLEMS) {
            return new Problem(code, args, inContract, 0, 0, mapped);
        }
        var place = element.place(inInput);
        return new Problem(code, args, inInput, place.line(), place.column(), mapped);
    }

    /** Of what is missing, the place of what it is missing in. */
    private @Nullable String origin(JsonNode contract, String pointer) {
        var node = contract.at(pointer);
        if (node.isMissingNode() && !pointer.isEmpty()) {
            node = contract.at(pointer.substring(0, pointer.lastIndexOf('/')));
        }
        return node.isMissingNode() ? null : lineage().of(node).orElse(null);
    }

    private Lineage lineage() {
        var made = lineage;
        if (made == null) {
            made = new Lineage(input);
            lineage = made;
        }
        return made;
    }

    private Map<String, String> withSettings(Map<String, String> args) {
        return Stream.concat(
                        args.entrySet().stream(), Stream.of(Map.entry("settings", Resources.ROOT + partner.file())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    private static @Nullable String line(RuntimeException e) {
        return e instanceof JsltException jslt && jslt.getLine() > 0 ? jslt.getSource() + ":" + jslt.getLine() : null;
    }
}

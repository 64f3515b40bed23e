package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.serai.contract.Contract;
import io.serai.contract.SalesOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes elements of one partner through mapping, completion, schema and checks. */
record Attempt(Partner partner, Mapping mapping, Contracts contracts) {

    /** What becomes of an element: one result, or one for each contract that the mapping made of it. */
    List<Result> results(Element element) {
        try {
            return results(element, element.tree());
        } catch (Unreadable e) {
            return List.of(new Result.Refused(List.of(e.problem())));
        }
    }

    private List<Result> results(Element element, JsonNode input) {
        try {
            var mapped = mapping.apply(partner, input);
            if (!(mapped instanceof ArrayNode several)) {
                return List.of(result(element, input, mapped));
            }
            return several.isEmpty()
                    ? List.of(new Result.Ignored("empty"))
                    : several.valueStream()
                            .map(one -> result(element, input, one))
                            .toList();
        } catch (SetupException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever JSLT throws on one item must not stop the others.
            return List.of(new Result.Refused(List.of(failed(element, input, e))));
        }
    }

    private Result result(Element element, JsonNode input, JsonNode mapped) {
        if (!(mapped instanceof ObjectNode contract)) {
            return refused(element, input, mapped, List.of(noContract(mapped)));
        }
        var ignored = contract.get("ignore");
        if (ignored != null && ignored.isTextual()) {
            return new Result.Ignored(ignored.textValue());
        }
        return checked(element, input, contract);
    }

    private Result checked(Element element, JsonNode input, ObjectNode json) {
        var kind = json.path("kind").textValue();
        var findings = new ArrayList<Finding>(Completion.complete(json, kind, partner));
        Storable.wrong(json).forEach(pointer -> findings.add(new Finding("SER-0308", Map.of(), pointer)));
        FreeText.withCardNumber(input)
                .forEach(pointer -> findings.add(new Finding("SER-0419", Map.of(), INPUT + pointer)));
        for (var finding : contracts.validate(kind, json)) {
            // A time that cannot be read has been told already, and better.
            if (findings.stream().noneMatch(other -> other.pointer().equals(finding.pointer()))) {
                findings.add(finding);
            }
        }
        if (kind == null || !findings.isEmpty()) {
            return refused(element, input, json, findings);
        }
        if (!partner.lane().takes(kind)) {
            return refused(element, input, json, List.of(wrongLane(kind)));
        }
        try {
            return taken(element, input, kind, json);
        } catch (JsonMappingException e) {
            return refused(element, input, json, List.of(notConverted(e)));
        }
    }

    private Result taken(Element element, JsonNode input, String kind, ObjectNode json) throws JsonMappingException {
        var contract = contracts.convert(kind, json);
        var findings = ContractChecks.of(contract, partner.rounding());
        return findings.isEmpty()
                ? new Result.Taken(settled(contract, kind, json), json)
                : refused(element, input, json, findings);
    }

    /** A difference within the tolerance is written down, so that the sum holds to the last minor unit from here on. */
    private Contract settled(Contract contract, String kind, ObjectNode json) throws JsonMappingException {
        if (partner.rounding() == 0 || !(contract instanceof SalesOrder order)) {
            return contract;
        }
        var difference = Sum.of(order).difference();
        if (difference.signum() == 0) {
            return contract;
        }
        json.set(
                "rounding",
                new TextNode(Decimals.plain(Sum.orZero(order.rounding()).add(difference))));
        return contracts.convert(kind, json);
    }

    // ── telling what is wrong: only here is time spent on places
    // ────────────────────────────────────────────────────────

    /** Marks a pointer into the input, where others are into the contract. */
    private static final String INPUT = "input:";

    private Result refused(Element element, JsonNode input, JsonNode contract, List<Finding> findings) {
        var lineage = new Lineage(input);
        return new Result.Refused(findings.stream()
                .map(finding -> problem(element, lineage, contract, finding))
                .distinct()
                .toList());
    }

    private Problem problem(Element element, Lineage lineage, JsonNode contract, Finding finding) {
        var args = withSettings(finding.args());
        if (finding.pointer().startsWith(INPUT)) {
            return placed(element, finding.code(), args, finding.pointer().substring(INPUT.length()), null);
        }
        var mapped = mapping.lineOf(finding.pointer());
        var origin = origin(lineage, contract, finding.pointer());
        return origin == null
                ? new Problem(finding.code(), args, finding.pointer(), 0, 0, mapped)
                : placed(element, finding.code(), args, origin, mapped);
    }

    /** Of what is missing, the place of what it is missing in. */
    private static @Nullable String origin(Lineage lineage, JsonNode contract, String pointer) {
        var node = contract.at(pointer);
        if (node.isMissingNode() && !pointer.isEmpty()) {
            node = contract.at(pointer.substring(0, pointer.lastIndexOf('/')));
        }
        return node.isMissingNode() ? null : lineage.of(node).orElse(null);
    }

    private static Problem placed(
            Element element, String code, Map<String, String> args, String pointer, @Nullable String mapped) {
        var place = element.place(pointer);
        return new Problem(code, args, pointer, place.line(), place.column(), mapped);
    }

    private Map<String, String> withSettings(Map<String, String> args) {
        return Stream.concat(
                        args.entrySet().stream(), Stream.of(Map.entry("settings", Resources.ROOT + partner.file())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    private static Problem failed(Element element, JsonNode input, RuntimeException e) {
        var bad = e instanceof BadValue failure ? failure.node() : NullNode.instance;
        var args = Map.of("detail", Mapping.reason(e), "value", bad.asText());
        var origin = new Lineage(input).of(bad).orElse(null);
        var line =
                e instanceof JsltException jslt && jslt.getLine() > 0 ? jslt.getSource() + ":" + jslt.getLine() : null;
        return origin == null
                ? new Problem("SER-0201", args, null, 0, 0, line)
                : placed(element, "SER-0201", args, origin, line);
    }

    private static Finding noContract(JsonNode mapped) {
        return new Finding(
                "SER-0202", Map.of("value", mapped.getNodeType().name().toLowerCase(java.util.Locale.ROOT)), "");
    }

    private Finding wrongLane(String kind) {
        return new Finding(
                "SER-0307", Map.of("kind", kind, "lane", partner.lane().toString()), "/kind");
    }

    private static Finding notConverted(JsonMappingException e) {
        var pointer = e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        return new Finding("SER-0306", Map.of("rule", e.getOriginalMessage()), pointer);
    }
}

package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.contract.Contract;
import io.serai.contract.SalesOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes elements of one partner through mapping, completion, schema and checks. */
record Attempt(Partner partner, Mapping mapping, Contracts contracts) {

    /** What becomes of an element: one result, or one for each contract that the mapping made of it. */
    List<Result> results(Element element) {
        try {
            var input = element.tree();
            return results(new Placement(element, input, mapping, partner));
        } catch (Unreadable e) {
            return List.of(new Result.Refused(List.of(e.problem())));
        }
    }

    private List<Result> results(Placement placement) {
        try {
            var mapped = mapping.apply(placement.input());
            if (!(mapped instanceof ArrayNode several)) {
                return List.of(result(mapped, placement));
            }
            return several.isEmpty()
                    ? List.of(new Result.Ignored("empty"))
                    : several.valueStream().map(one -> result(one, placement)).toList();
        } catch (SetupException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever JSLT throws on one item must not stop the others.
            return List.of(placement.failed(e));
        }
    }

    private Result result(JsonNode mapped, Placement placement) {
        if (!(mapped instanceof ObjectNode json)) {
            return placement.refused(mapped, List.of(noContract(mapped)));
        }
        var ignored = json.get("ignore");
        if (ignored != null && ignored.isTextual()) {
            return new Result.Ignored(ignored.textValue());
        }
        var kind = json.path("kind").textValue();
        var findings = findings(placement, kind, json);
        if (kind == null || !findings.isEmpty()) {
            return placement.refused(json, findings);
        }
        try {
            return converted(kind, json, placement);
        } catch (JsonMappingException e) {
            return placement.refused(json, List.of(notConverted(e)));
        }
    }

    private List<Finding> findings(Placement placement, @Nullable String kind, ObjectNode json) {
        var findings = new ArrayList<>(Completion.complete(json, kind, partner));
        Storable.wrong(json).forEach(pointer -> findings.add(new Finding("SER-0308", Map.of(), pointer)));
        FreeText.withCardNumber(placement.element(), placement.input())
                .forEach(pointer -> findings.add(Finding.inInput("SER-0419", pointer)));
        addNew(contracts.validate(kind, json), findings);
        if (findings.isEmpty() && kind != null && !partner.lane().takes(kind)) {
            findings.add(wrongLane(kind));
        }
        return findings;
    }

    /** A time that cannot be read has been told already, and better than by the schema. */
    private static void addNew(List<Finding> bySchema, List<Finding> findings) {
        if (bySchema.isEmpty()) {
            return;
        }
        // Looked up and not searched: somebody will send a hundred thousand lines with nothing in them.
        var told = findings.stream().map(Finding::pointer).collect(Collectors.toCollection(HashSet::new));
        for (var finding : bySchema) {
            if (told.add(finding.pointer())) {
                findings.add(finding);
            }
        }
    }

    private Result converted(String kind, ObjectNode json, Placement placement) throws JsonMappingException {
        var contract = contracts.convert(kind, json);
        var findings = ContractChecks.of(contract, partner.rounding());
        return findings.isEmpty()
                ? new Result.Taken(settled(contract, kind, json), json)
                : placement.refused(json, findings);
    }

    /** A difference within the tolerance is written down, so that the sum holds to the last minor unit from here on. */
    private Contract settled(Contract contract, String kind, ObjectNode json) throws JsonMappingException {
        if (partner.rounding() == 0 || !(contract instanceof SalesOrder order)) {
            return contract;
        }
        var difference = Sum.difference(order);
        if (difference.signum() == 0) {
            return contract;
        }
        json.set(
                "rounding",
                new TextNode(Decimals.plain(Sum.orZero(order.rounding()).add(difference))));
        return contracts.convert(kind, json);
    }

    private static Finding noContract(JsonNode mapped) {
        return new Finding(
                "SER-0202", Map.of("value", mapped.getNodeType().name().toLowerCase(Locale.ROOT)), "");
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

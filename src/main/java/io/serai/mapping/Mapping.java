package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One compiled mapping as a partner uses it; {@code file} and {@code text} are for telling where something was mapped, {@code
 * variables} are what the mapping sees beside its input.
 */
record Mapping(String file, String text, Expression expression, Map<String, JsonNode> variables) {
    /** What JSLT puts before the words of its function {@code error}. */
    private static final String ERROR = "error: ";

    /**
     * @throws JsltException if the mapping itself refuses the item, or fails on it
     * @throws RunawayException if it does not come to an end
     */
    JsonNode apply(JsonNode tree) {
        return BoundedScope.run(expression, variables, tree);
    }

    Mapping of(Partner partner) {
        return new Mapping(file, text, expression, Map.of("partner", settings(partner)));
    }

    /** What a mapping sees of its partner as {@code $partner}. */
    private static JsonNode settings(Partner partner) {
        var units = Nodes.INSTANCE.objectNode();
        partner.units().forEach((unit, pieces) -> units.put(unit, String.valueOf(pieces)));
        return Nodes.INSTANCE
                .objectNode()
                .<ObjectNode>set("units", units)
                .<ObjectNode>set("cancelledStates", array(partner.cancelledStates()))
                .<ObjectNode>set("senders", array(partner.senders()))
                .put("name", partner.name())
                .put("currency", partner.currency())
                .put("country", partner.country())
                .put("zone", partner.zone() == null ? null : String.valueOf(partner.zone()))
                .put("locale", partner.locale())
                .put("provider", partner.payment().provider())
                .put("allowTestOrders", partner.allowTestOrders());
    }

    private static JsonNode array(Set<String> texts) {
        var array = Nodes.INSTANCE.arrayNode();
        texts.stream().sorted().forEach(array::add);
        return array;
    }

    /** Where a property of the contract is made: {@code file line n}, if there is exactly one such place. */
    @Nullable
    String lineOf(String contractPointer) {
        var name = contractPointer.replaceAll("(/[0-9]+)+$", "").replaceAll(".*/", "");
        if (name.isEmpty()) {
            return null;
        }
        var key = Pattern.compile("\"?\\b" + Pattern.quote(name) + "\\b\"?\\s*:");
        var lines = text.lines().toList();
        var found = IntStream.range(0, lines.size())
                .filter(i -> key.matcher(lines.get(i)).find())
                .boxed()
                .toList();
        return found.size() == 1 ? at(found.get(0) + 1) : null;
    }

    String at(int line) {
        return file + ":" + line;
    }

    /** What a failure says, without the place, which is told apart. */
    static String reason(RuntimeException failure) {
        return failure instanceof JsltException e
                ? ownWords(e).orElseGet(e::getMessageWithoutLocation)
                : failure.toString();
    }

    /** Where the mapping itself refused, by its function {@code error}: in which words. */
    static Optional<String> ownWords(JsltException failure) {
        var message = failure.getMessageWithoutLocation();
        return message.startsWith(ERROR) ? Optional.of(message.substring(ERROR.length())) : Optional.empty();
    }
}

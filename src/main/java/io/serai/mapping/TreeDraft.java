package io.serai.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts a channel of JSON or XML: where an order's lines are, and which names stand for which fields. */
final class TreeDraft {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern BILLING = Pattern.compile("bill|factur|cobran");
    private static final Pattern CUSTOMER = Pattern.compile("customer|buyer|client|comprador");
    private static final Pattern SHIPPING = Pattern.compile("ship|envio|entrega|frete|deliver");
    private static final List<String> NAMES = List.of("name", "nombre", "nome", "full name");
    private static final List<String> COSTS = List.of("cost", "price", "amount", "costo", "precio", "valor", "total");
    private static final int MOST_LEVELS = 6;

    private final String title;
    private final Partner.Format format;
    private final JsonNode order;
    private final @Nullable String items;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> unplaced = new ArrayList<>();
    private final String mark;
    private final @Nullable String hint;
    private @Nullable String lines;

    /** @param hint where a message that only tells of an order has its number; null: all of them are orders */
    TreeDraft(String title, String format, byte[] sample, @Nullable JsonPointer hint) {
        this.title = title;
        this.format = Partner.Format.valueOf(format.toUpperCase(Locale.ROOT));
        var root = Draft.items(PartnerFile.ofSample(this.format), sample).get(0);
        // What was fetched is one order.
        this.items = hint == null ? items(root, "", 0) : null;
        this.hint = hint == null ? null : path(hint);
        this.mark = hasDecimalComma(root) ? ", \",\")" : ")";
        this.order = first(items == null || items.isEmpty() ? root : root.at(items));
    }

    /** Where orders are, if the message holds several: an array of objects that have an array of objects themselves. */
    private static @Nullable String items(JsonNode node, String path, int level) {
        if (node.isArray()) {
            return path.isEmpty() || hasLines(first(node)) ? path : null;
        }
        if (level > 2 || (level == 0 && hasLines(node) && !onlyWraps(node))) {
            return null;
        }
        return node.properties().stream()
                .map(each -> items(each.getValue(), path + "/" + each.getKey(), level + 1))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean hasDecimalComma(JsonNode node) {
        return node.isTextual()
                ? CsvDraft.COMMA_IS_DECIMAL.matcher(node.textValue()).matches()
                : node.valueStream().anyMatch(TreeDraft::hasDecimalComma);
    }

    private static boolean onlyWraps(JsonNode node) {
        return node.valueStream().noneMatch(JsonNode::isValueNode);
    }

    private static boolean hasLines(JsonNode node) {
        return lineArray(node, "", 0) != null;
    }

    /** The array, or in XML the single element, whose elements have a quantity. */
    private static @Nullable String lineArray(JsonNode node, String path, int level) {
        if (level > MOST_LEVELS || !node.isObject()) {
            return null;
        }
        for (var each : node.properties()) {
            var inside = first(each.getValue());
            var here = path + step(each.getKey());
            if (inside.isObject() && hasQuantity(inside) && (each.getValue().isArray() || level > 0)) {
                return here;
            }
            var deeper = each.getValue().isArray() ? null : lineArray(each.getValue(), here, level + 1);
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    private static boolean hasQuantity(JsonNode node) {
        return node.properties().stream()
                .anyMatch(each -> Synonyms.field(each.getKey())
                        .filter("line.quantity"::equals)
                        .isPresent());
    }

    private static JsonNode first(JsonNode node) {
        return node.isArray() && !node.isEmpty() ? node.get(0) : node;
    }

    Draft draft() {
        lines = lineArray(order, "", 0);
        walk(order, "", List.of(), 0);
        if (lines != null) {
            walkLine(first(at(order, lines)), "", 0);
        }
        var missing = ColumnFields.needed().stream()
                .filter(field -> !fields.containsKey(field))
                .toList();
        var found = new ArrayList<String>();
        found.add("orders at " + (items == null ? "the whole message" : items.isEmpty() ? "the array" : items));
        found.add("decimal mark " + (mark.equals(")") ? "." : ","));
        found.add("lines at " + (lines == null ? "nowhere" : lines));
        return new Draft(
                Map.of(
                        "channel.yaml",
                        yaml(),
                        "order.jslt",
                        new DraftMapping(fields, unplaced, lines, mark, hint).text()),
                found,
                unplaced,
                missing);
    }

    private static JsonNode at(JsonNode node, String path) {
        var found = node;
        for (var step : path.substring(1).split("\\.", -1)) {
            found = first(found).path(step.replace("\"", ""));
        }
        return found;
    }

    private void walk(JsonNode node, String path, List<String> above, int level) {
        for (var each : node.properties()) {
            var here = path + step(each.getKey());
            var value = each.getValue();
            if (here.equals(lines) || level > MOST_LEVELS) {
                continue;
            }
            if (value.isObject()) {
                var names = new ArrayList<>(above);
                // What has the lines is the order, whatever it lies in.
                if (lines == null || !lines.startsWith(here + ".")) {
                    names.add(Synonyms.plain(each.getKey()));
                }
                walk(value, here, names, level + 1);
            } else if (value.isValueNode() && !value.isNull()) {
                place(field(each.getKey(), above), here);
            }
        }
    }

    private void walkLine(JsonNode line, String path, int level) {
        for (var each : line.properties()) {
            var here = path + step(each.getKey());
            var plain = Synonyms.plain(each.getKey());
            if (each.getValue().isObject() && level < 2) {
                walkLine(each.getValue(), here, level + 1);
            } else if (each.getValue().isValueNode() && !each.getValue().isNull()) {
                var field = plain.equals("id")
                        ? "line.id"
                        : plain.equals("total") ? "line.total" : plain.equals("name") ? "line.title" : null;
                place(
                        field != null
                                ? field
                                : Synonyms.field(each.getKey())
                                        .filter(name -> name.startsWith("line."))
                                        .orElse(null),
                        here);
            }
        }
    }

    /** What a name means within these names: an address is of whom it is below. */
    private static @Nullable String field(String name, List<String> above) {
        var field =
                Synonyms.field(name).filter(found -> !found.startsWith("line.")).orElse(null);
        var around = String.join(" ", above);
        var plain = Synonyms.plain(name);
        if (NAMES.contains(plain) && !above.isEmpty()) {
            field = CUSTOMER.matcher(around).find() ? "customer.name" : "shipTo.name";
        }
        if (COSTS.contains(plain) && SHIPPING.matcher(around).find()) {
            field = "shipping";
        }
        if (field != null && field.equals("reference") && !above.isEmpty()) {
            return null;
        }
        return field != null
                        && field.startsWith("shipTo.")
                        && BILLING.matcher(around).find()
                ? field.replace("shipTo.", "billTo.")
                : field;
    }

    private void place(@Nullable String field, String path) {
        if (field == null || fields.putIfAbsent(field, path) != null) {
            unplaced.add(path);
        }
    }

    private static String path(JsonPointer pointer) {
        var path = new StringBuilder();
        for (var at = pointer; !at.matches(); at = at.tail()) {
            path.append(step(at.getMatchingProperty()));
        }
        return path.toString();
    }

    private static String step(String name) {
        return "." + (PLAIN.matcher(name).matches() ? name : new TextNode(name).toString());
    }

    private String yaml() {
        return "# Drafted from a sample. Every property is described in docs/channels.md.\n"
                + "title: " + new TextNode(title) + "\nlane: orders\nformat: "
                + format.name().toLowerCase(Locale.ROOT) + "\n"
                + (items == null ? "" : "items: " + new TextNode(items) + "\n")
                + (fields.containsKey("currency") ? "" : "currency: ARS # to be checked\n")
                + "country: AR # to be checked\nzone: America/Argentina/Buenos_Aires # to be checked\npayment:\n  trust: always # to be checked\n";
    }
}

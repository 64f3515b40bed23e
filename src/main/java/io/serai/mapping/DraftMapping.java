package io.serai.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSLT of an order, drafted from where its fields were found.
 *
 * @param fields the contract's fields and where they were found; those of a line are below the line
 * @param unplaced what found no place, which a person is told of
 * @param lines where the lines are
 * @param mark what closes a call of {@code decimal}, with the decimal mark if it is not the usual one
 * @param hint where a message without lines, which only tells of an order, has its number; null: there are none such
 */
record DraftMapping(
        Map<String, Leaf> fields,
        List<String> unplaced,
        @Nullable String lines,
        String mark,
        @Nullable String hint) {
    private static final List<String> ADDRESS =
            List.of("name", "street", "street2", "city", "province", "postcode", "country");

    String text() {
        Function<String, String> path = this::value;
        Function<String, String> money = field -> fields.containsKey(field) ? "decimal(" + value(field) + mark : "null";
        var revision = value(fields.containsKey("revision") ? "revision" : "placedAt");
        return "// Drafted from a sample: to be read, corrected and tried with serai map.\n"
                + unplaced.stream().map(name -> "// not placed: " + name + "\n").collect(Collectors.joining())
                + currency()
                + hints()
                + "{\n  \"kind\": \"order\",\n  \"reference\": string(" + path.apply("reference") + "),\n"
                + property("number", fields.containsKey("number") ? "string(" + path.apply("number") + ")" : "null")
                + "  \"revision\": millis(" + revision + "),\n  \"placedAt\": " + path.apply("placedAt") + ",\n"
                + property("currency", path.apply("currency"))
                + "  \"taxIncluded\": " + (fields.containsKey("tax") ? "false, // to be checked\n" : "true,\n")
                + "  \"fulfilment\": {\"mode\": \"ship\"},\n"
                + object("customer", Stream.of("name", "email", "phone", "taxId"), path)
                + address("shipTo", path) + address("billTo", path)
                + "  \"lines\": [for (zip-with-index(array(" + where() + "))) {\n"
                + "    \"id\": " + line("line.id", "string(", ")", "string(.index + 1)") + ",\n"
                + "    \"sku\": " + line("line.sku", "string(", ")", "null") + ",\n"
                + (fields.containsKey("line.title")
                        ? "    \"title\": " + line("line.title", "", "", "null") + ",\n"
                        : "")
                + "    \"quantity\": " + line("line.quantity", "integer(", ")", "null") + ",\n"
                + price() + "  }],\n"
                + property("tax", money.apply("tax")) + property("shipping", money.apply("shipping"))
                + property("discount", money.apply("discount"))
                + "  \"total\": " + total() + ",\n"
                + "  \"payments\": [{\"provider\": $partner.name, \"status\": " + paid() + ", \"amount\": "
                + total() + "}],\n"
                + property("note", path.apply("note"))
                + "}\n";
    }

    /** Where the value of a field is, as the contract wants it; a name may be in two parts. */
    private String value(String field) {
        var leaf = fields.get(field);
        if (leaf != null) {
            boolean isTime = field.equals("placedAt") || field.equals("revision");
            if (isTime && Likely.isEpoch(leaf.value().asText())) {
                return "format-time(number(" + leaf.path() + ") / 1000, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")";
            }
            var pattern = isTime ? Likely.dates(List.of(leaf.value().asText())) : null;
            return pattern != null
                    ? "date(" + leaf.path() + ", " + new TextNode(pattern) + ")"
                    : field.endsWith(".country") ? "country(" + leaf.path() + ")" : leaf.path();
        }
        var whose = field.substring(0, field.indexOf('.') + 1);
        if (field.endsWith(".name") && fields.containsKey(whose + "first") && fields.containsKey(whose + "last")) {
            return "join([for ([" + value(whose + "first") + ", " + value(whose + "last") + "]) . if (.)], \" \")";
        }
        return "null";
    }

    private boolean has(String field) {
        return !value(field).equals("null");
    }

    /** What the message says it comes to; where it says nothing, what its parts come to. */
    private String total() {
        if (fields.containsKey("total")) {
            return "decimal(" + value("total") + mark;
        }
        if (!fields.containsKey("line.quantity") || !fields.containsKey("line.unitPrice")) {
            return "null";
        }
        var parts = Stream.of("shipping", "tax")
                .filter(fields::containsKey)
                .map(field -> ", decimal(" + value(field) + mark)
                .collect(Collectors.joining());
        var goods = "sum([for (array(" + where() + ")) mul(decimal(."
                + fields.get("line.unitPrice").path().substring(1) + mark + ", integer(."
                + fields.get("line.quantity").path().substring(1) + "))])";
        var all = parts.isEmpty() ? goods : "add(" + goods + parts + ")";
        return fields.containsKey("discount") ? "sub(" + all + ", decimal(" + value("discount") + mark + ")" : all;
    }

    /** Where a message says how it stands with the money. */
    private String paid() {
        return has("payment.status")
                ? "if (test(lowercase(string(" + value("payment.status")
                        + ")), \"^(paid|captured|approved|authorized|completed|pagado|pago|aprobado|aprovado)$\")) \"captured\" else \"pending\""
                : "\"pending\"";
    }

    /** What has no lines is no order, but tells of one. */
    private String hints() {
        return hint == null
                ? ""
                : "if (not(" + where() + ")) {\"kind\": \"hint\", \"reference\": string(" + hint + ")}\nelse ";
    }

    private String where() {
        return lines == null ? ".lines" : lines;
    }

    private boolean byTotal() {
        return !fields.containsKey("line.unitPrice") && fields.containsKey("line.total");
    }

    /** What a line's total divides to depends on how fine the currency is; within a line the order is out of sight. */
    private String currency() {
        return byTotal() ? "let currency = fallback(" + value("currency") + ", $partner.currency)\n" : "";
    }

    private String price() {
        if (byTotal()) {
            var total = line("line.total", "decimal(", mark, "null");
            var quantity = line("line.quantity", "", "", "1");
            var price = "unitPrice(" + total + ", " + quantity + ", $currency)";
            return "    \"unitPrice\": " + price + ",\n    \"discount\": sub(mul(" + price + ", " + quantity + "), "
                    + total + ")\n";
        }
        return "    \"unitPrice\": " + line("line.unitPrice", "decimal(", mark, "null") + "\n";
    }

    private String line(String field, String before, String after, String otherwise) {
        var leaf = fields.get(field);
        return leaf == null ? otherwise : before + ".value" + leaf.path() + after;
    }

    private static String property(String name, String value) {
        return value.equals("null") ? "" : "  \"" + name + "\": " + value + ",\n";
    }

    private String object(String name, Stream<String> parts, Function<String, String> path) {
        var inside = parts.filter(part -> has(name + "." + part))
                .map(part -> "\"" + part + "\": " + path.apply(name + "." + part))
                .collect(Collectors.joining(", "));
        return inside.isEmpty() ? "" : "  \"" + name + "\": {" + inside + "},\n";
    }

    private String address(String name, Function<String, String> path) {
        if (ADDRESS.stream().noneMatch(part -> has(name + "." + part))) {
            return "";
        }
        var street = Stream.of("street", "street2")
                .filter(part -> fields.containsKey(name + "." + part))
                .map(part -> path.apply(name + "." + part))
                .collect(Collectors.joining(", "));
        var rest = ADDRESS.stream()
                .filter(part -> !part.startsWith("street") && has(name + "." + part))
                .map(part -> "\"" + part + "\": " + path.apply(name + "." + part) + ", ")
                .collect(Collectors.joining());
        return "  \"" + name + "\": {" + rest + "\"street\": [for ([" + street + "]) . if (.)]},\n";
    }
}

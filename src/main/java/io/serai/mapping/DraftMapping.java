package io.serai.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSLT of an order, drafted from where its fields were found.
 *
 * @param fields the contract's fields and their paths; those of a line are below the line
 * @param unplaced what found no place, which a person is told of
 * @param lines where the lines are
 * @param mark what closes a call of {@code decimal}, with the decimal mark if it is not the usual one
 * @param hint where a message without lines, which only tells of an order, has its number; null: there are none such
 */
record DraftMapping(
        Map<String, String> fields,
        List<String> unplaced,
        @Nullable String lines,
        String mark,
        @Nullable String hint) {
    private static final List<String> ADDRESS =
            List.of("name", "street", "street2", "city", "province", "postcode", "country");

    String text() {
        Function<String, String> path = field -> fields.getOrDefault(field, "null");
        Function<String, String> money =
                field -> fields.containsKey(field) ? "decimal(" + fields.get(field) + mark : "null";
        var revision = fields.containsKey("revision") ? path.apply("revision") : path.apply("placedAt");
        return "// Drafted from a sample: to be read, corrected and tried with serai map.\n"
                + unplaced.stream().map(name -> "// not placed: " + name + "\n").collect(Collectors.joining())
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
                + "  \"total\": " + money.apply("total") + ",\n"
                + "  \"payments\": [{\"provider\": $partner.name, \"status\": \"pending\", \"amount\": "
                + money.apply("total") + "}],\n"
                + property("note", path.apply("note"))
                + "}\n";
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

    private String price() {
        if (!fields.containsKey("line.unitPrice") && fields.containsKey("line.total")) {
            return "    \"unitPrice\": unitPrice(" + line("line.total", "decimal(", mark, "null") + ", "
                    + line("line.quantity", "", "", "1") + ")\n";
        }
        return "    \"unitPrice\": " + line("line.unitPrice", "decimal(", mark, "null") + "\n";
    }

    private String line(String field, String before, String after, String otherwise) {
        var path = fields.get(field);
        return path == null ? otherwise : before + ".value" + path + after;
    }

    private static String property(String name, String value) {
        return value.equals("null") ? "" : "  \"" + name + "\": " + value + ",\n";
    }

    private String object(String name, Stream<String> parts, Function<String, String> path) {
        var inside = parts.filter(part -> fields.containsKey(name + "." + part))
                .map(part -> "\"" + part + "\": " + path.apply(name + "." + part))
                .collect(Collectors.joining(", "));
        return inside.isEmpty() ? "" : "  \"" + name + "\": {" + inside + "},\n";
    }

    private String address(String name, Function<String, String> path) {
        if (ADDRESS.stream().noneMatch(part -> fields.containsKey(name + "." + part))) {
            return "";
        }
        var street = Stream.of("street", "street2")
                .filter(part -> fields.containsKey(name + "." + part))
                .map(part -> path.apply(name + "." + part))
                .collect(Collectors.joining(", "));
        var rest = ADDRESS.stream()
                .filter(part -> !part.startsWith("street") && fields.containsKey(name + "." + part))
                .map(part -> "\"" + part + "\": " + path.apply(name + "." + part) + ", ")
                .collect(Collectors.joining());
        return "  \"" + name + "\": {" + rest + "\"street\": [for ([" + street + "]) . if (.)]},\n";
    }
}

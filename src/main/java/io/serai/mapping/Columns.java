package io.serai.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of columns, written as the JSLT that it means: of the rows that have the same reference one order. So what is wrong with a
 * cell is traced and told as it is of any other mapping.
 */
final class Columns {
    /** The column by which rows are one order. */
    static final String KEY = "reference";

    private static final List<String> MONEY = List.of("tax", "shipping", "fees", "duties", "tips", "discount", "total");
    private static final List<String> ADDRESS = List.of(
            "name", "company", "street", "street2", "street3", "city", "province", "postcode", "country", "phone");
    private static final List<String> CUSTOMER = List.of("name", "email", "phone", "locale", "company", "taxId");
    private static final List<String> NEEDED = List.of(KEY, "placedAt", "line.sku", "line.quantity");

    private static final Set<String> KNOWN = Stream.of(
                    List.of(
                            KEY,
                            "number",
                            "revision",
                            "placedAt",
                            "currency",
                            "taxIncluded",
                            "note",
                            "cancelled",
                            "pickupAt",
                            "handedOverAt"),
                    MONEY,
                    prefixed("customer", CUSTOMER),
                    prefixed("shipTo", ADDRESS),
                    prefixed("billTo", ADDRESS),
                    prefixed(
                            "line",
                            List.of(
                                    "id",
                                    "sku",
                                    "title",
                                    "quantity",
                                    "unitPrice",
                                    "total",
                                    "discount",
                                    "tax",
                                    "shipping",
                                    "shippingTax",
                                    "shippingDiscount",
                                    "fees",
                                    "feesTax")),
                    prefixed("payment", List.of("provider", "reference", "method", "status", "amount")))
            .flatMap(List::stream)
            .collect(Collectors.toCollection(TreeSet::new));

    private final Map<String, Column> columns;
    private final String mark;
    private final @Nullable String dates;

    private Columns(Partner partner) {
        this.columns = partner.columns();
        this.mark = partner.csv().decimal();
        this.dates = partner.csv().dates();
    }

    private static List<String> prefixed(String prefix, List<String> names) {
        return names.stream().map(name -> prefix + "." + name).toList();
    }

    /** The fields of the contract that columns can be named for. */
    static Set<String> known() {
        return KNOWN;
    }

    /** Those without which there is no order. */
    static List<String> needed() {
        return NEEDED;
    }

    static String jslt(Partner partner) {
        return new Columns(partner).jslt();
    }

    private String jslt() {
        return """
                def cell(row, names)
                  let found = [for ($names) get-key($row, .) if (get-key($row, .))]
                  if ($found) $found[0]
                // What is told of the whole order, in its first row or in all of them, is told once.
                def told(rows, names)
                  same([for ($rows) cell(., $names) if (cell(., $names))])
                def word(text, words)
                  if ($text) fallback(get-key($words, lowercase($text)), $text)
                def yes(text)
                  test(lowercase(fallback($text, "")), "^(true|yes|y|si|sí|sim|s|1|x)$")
                let rows = .rows
                if (%s) {"kind": "cancellation", "reference": %s, "revision": %s, "reason": "cancelled"}
                else
                  let lines = [for (zip-with-index($rows)) %s]
                  let goods = sum([for ($lines) sub(mul(.unitPrice, .quantity), .discount)])
                  let pickup = %s
                  let handed-over = %s
                  let total = %s
                  {
                    "kind": "order",
                    "reference": %s,
                    %s"revision": %s,
                    "placedAt": %s,
                    "taxIncluded": %s,
                    "fulfilment": if ($pickup) {"mode": "pickup", "location": $pickup}
                      else if ($handed-over) {"mode": "handover", "location": $handed-over} else {"mode": "ship"},
                    "lines": $lines,
                    "total": $total,
                    %s
                    "payments": %s
                  }
                """.formatted(
                        columns.containsKey("cancelled") ? "yes(" + told("cancelled") + ")" : "false",
                        told(KEY),
                        revision(),
                        line(),
                        told("pickupAt"),
                        told("handedOverAt"),
                        total(),
                        told(KEY),
                        property("number", told("number"))
                                + property("currency", told("currency"))
                                + property("note", told("note")),
                        revision(),
                        time("placedAt"),
                        columns.containsKey("taxIncluded") ? "yes(" + told("taxIncluded") + ")" : "true",
                        MONEY.stream()
                                        .filter(name -> !name.equals("total"))
                                        .map(name -> property(name, amount(name)))
                                        .collect(Collectors.joining())
                                + group("customer", CUSTOMER)
                                + address("shipTo")
                                + address("billTo"),
                        payments());
    }

    private String total() {
        if (columns.containsKey("total")) {
            return amount("total");
        }
        var onTop = Stream.of("shipping", "fees", "duties", "tips")
                .map(this::amount)
                .collect(Collectors.joining(", "));
        var tax = columns.containsKey("taxIncluded")
                ? ", if (not(yes(" + told("taxIncluded") + "))) " + amount("tax")
                : "";
        return "sub(add($goods, " + onTop + tax + "), " + amount("discount") + ")";
    }

    /** An amount of the whole order: told once, or the sum of what its rows say. */
    private String amount(String name) {
        if (columns.containsKey(name)) {
            return money(told(name), name);
        }
        return switch (name) {
            case "tax" ->
                "add(" + summed("line.tax") + ", " + summed("line.shippingTax") + ", " + summed("line.feesTax") + ")";
            case "shipping" -> "sub(" + summed("line.shipping") + ", " + summed("line.shippingDiscount") + ")";
            case "fees" -> summed("line.fees");
            default -> "null";
        };
    }

    private String summed(String field) {
        return columns.containsKey(field) ? "sum([for ($rows) " + money(value(field, "."), field) + "])" : "null";
    }

    /** A line's price may be told as that of all its pieces: then what does not divide is a discount. */
    private String line() {
        Function<String, String> cell = name -> value("line." + name, ".value");
        var quantity = "integer(" + money(cell.apply("quantity"), "line.quantity") + ")";
        var total = money(cell.apply("total"), "line.total");
        boolean byTotal = !columns.containsKey("line.unitPrice") && columns.containsKey("line.total");
        var price = byTotal
                ? "unitPrice(" + total + ", " + quantity + ")"
                : money(cell.apply("unitPrice"), "line.unitPrice");
        var discount = money(cell.apply("discount"), "line.discount");
        return "{\"id\": " + (columns.containsKey("line.id") ? cell.apply("id") : "string(.index + 1)") + ", \"sku\": "
                + cell.apply("sku") + ", " + property("title", cell.apply("title")) + "\"quantity\": " + quantity
                + ", \"unitPrice\": " + price + ", \"discount\": "
                + (byTotal
                        ? "add(sub(mul(" + price + ", " + quantity + "), " + total + "), " + discount + ")"
                        : discount)
                + ", \"tax\": " + money(cell.apply("tax"), "line.tax") + "}";
    }

    private String payments() {
        if (columns.keySet().stream().noneMatch(name -> name.startsWith("payment."))) {
            return "[]";
        }
        var amount = columns.containsKey("payment.amount") ? money(told("payment.amount"), "payment.amount") : "$total";
        return "[{\"provider\": fallback(" + told("payment.provider") + ", $partner.provider, $partner.name), "
                + property("reference", told("payment.reference")) + property("method", told("payment.method"))
                + "\"amount\": " + amount + ", \"status\": fallback(" + told("payment.status") + ", \"pending\")}]";
    }

    private String address(String of) {
        if (columns.keySet().stream().noneMatch(name -> name.startsWith(of + "."))) {
            return "";
        }
        var street = Stream.of("street", "street2", "street3")
                .map(name -> told(of + "." + name))
                .collect(Collectors.joining(", "));
        var rest = ADDRESS.stream()
                .filter(name -> !name.startsWith("street"))
                .map(name -> property(name, told(of + "." + name)))
                .collect(Collectors.joining());
        return "\"" + of + "\": {" + rest + "\"street\": [for ([" + street + "]) . if (.)]},\n";
    }

    private String group(String of, List<String> names) {
        var inside = names.stream()
                .map(name -> property(name, told(of + "." + name)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining());
        return inside.isEmpty() ? "" : "\"" + of + "\": {" + inside.substring(0, inside.length() - 2) + "},\n";
    }

    /** A counter of the partner's, or a time. */
    private String revision() {
        if (!columns.containsKey("revision")) {
            return "millis(" + time("placedAt") + ")";
        }
        var time = "millis(" + time("revision") + ")";
        return dates != null
                ? time
                : "if (test(fallback(" + told("revision") + ", \"\"), \"^[0-9]{1,18}$\")) number(" + told("revision")
                        + ") else " + time;
    }

    private String time(String name) {
        return dates == null ? told(name) : "date(" + told(name) + ", " + quoted(dates) + ")";
    }

    private String money(String value, String name) {
        return columns.containsKey(name) ? "decimal(" + value + ", " + quoted(mark) + ")" : "null";
    }

    private static String property(String name, String value) {
        return value.equals("null") ? "" : "\"" + name + "\": " + value + ", ";
    }

    private String told(String field) {
        return value(field, null);
    }

    /** @param row the JSLT that is the row; null: of the whole order */
    private String value(String field, @Nullable String row) {
        var column = columns.get(field);
        if (column == null) {
            return "null";
        }
        if (column.constant() != null) {
            return quoted(Objects.requireNonNull(column.constant()));
        }
        var names = column.names().stream().map(Columns::quoted).collect(Collectors.joining(", ", "[", "]"));
        var found = row == null ? "told($rows, " + names + ")" : "cell(" + row + ", " + names + ")";
        if (column.words().isEmpty()) {
            return found;
        }
        var words = new ArrayList<String>();
        column.words().forEach((theirs, ours) -> words.add(quoted(theirs) + ": " + quoted(ours)));
        return "word(" + found + ", {" + String.join(", ", words) + "})";
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }
}

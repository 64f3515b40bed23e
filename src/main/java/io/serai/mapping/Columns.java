package io.serai.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of columns, written as the JSLT that it means: of the rows that have the same reference one order, and of those of a till that
 * came back a return. So what is wrong with a cell is traced and told as it is of any other mapping.
 */
final class Columns {
    /** The column by which rows are one order. */
    static final String KEY = ColumnFields.REFERENCE;

    private final Map<String, Column> columns;
    private final String mark;
    private final @Nullable String dates;

    private Columns(Partner partner) {
        this.columns = partner.columns();
        this.mark = partner.csv().decimal();
        this.dates = partner.csv().dates();
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
                // What was written in any of these columns of any row, each once.
                def written(rows, names)
                  let all = flatten([for ($rows) in-row(., $names)])
                  let each = [for (zip-with-index($all)) .value if (not(contains(.value, $all[0 : .index])))]
                  if ($each) join($each, "\n")[0 : 5000]
                def in-row(row, names)
                  [for ($names) get-key($row, .) if (get-key($row, .))]
                def word(text, words)
                  if ($text) fallback(get-key($words, lowercase($text)), $text)
                def yes(text)
                  test(lowercase(fallback($text, "")), "^(true|yes|y|si|sí|sim|s|1|x)$")
                def unsigned(text)
                  if ($text and starts-with(string($text), "-")) neg($text) else $text
                def goods(lines)
                  sum([for ($lines) sub(mul(.unitPrice, .quantity), .discount)])
                let rows = .rows
                if (%s) {"kind": "cancellation", "reference": %s, "revision": %s, "reason": "cancelled"}
                else
                  let currency = fallback(%s, $partner.currency)
                  %s
                  let back-lines = [for ($back) %s]
                  let taken-back = add(goods($back-lines), %s)
                  let told = %s
                  let returned = if ($back) {
                      "kind": "return",
                      "reference": %s,
                      "original": %s,
                      "location": %s,
                      "at": %s,
                      %s
                      "refunded": if (not($sold) and $told) unsigned($told) else $taken-back,
                      "lines": [for ($back-lines) {"id": .id, "sku": .sku, "quantity": .quantity}]
                    }
                  let lines = [for ($sold) %s]
                  let goods = goods($lines)
                  let pickup = %s
                  let handed-over = %s
                  let summed = %s
                  let total = if ($told and not($back)) $told else $summed
                  let net = sub($summed, $taken-back)
                  let differs = if ($back and $told) number(sub($net, $told)) != 0 else false
                  let order = {
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
                  if (not($sold)) $returned
                  else if ($differs) refuse("ticket-sum", $told, $net)
                  else if ($returned) [$order, $returned]
                  else $order
                """.formatted(
                columns.containsKey("cancelled") ? "yes(" + told("cancelled") + ")" : "false",
                told(KEY),
                revision(),
                told("currency"),
                apart(),
                line(true),
                taxOnTop("sum([for ($back-lines) .tax])"),
                columns.containsKey("total") ? amount("total") : "null",
                told(KEY),
                told("original"),
                told("handedOverAt"),
                time("placedAt"),
                property("currency", told("currency")),
                line(false),
                told("pickupAt"),
                told("handedOverAt"),
                summed(),
                told(KEY),
                property("number", told("number")) + property("currency", told("currency")) + property("note", note()),
                revision(),
                time("placedAt"),
                columns.containsKey("taxIncluded") ? "yes(" + told("taxIncluded") + ")" : "true",
                ColumnFields.MONEY.stream()
                                .filter(name -> !name.equals("total"))
                                .map(name -> property(name, amount(name)))
                                .collect(Collectors.joining())
                        + group("customer", ColumnFields.CUSTOMER)
                        + address("shipTo")
                        + address("billTo"),
                payments());
    }

    /** What an order comes to if nothing tells it. */
    private String summed() {
        var onTop = Stream.of("shipping", "fees", "duties", "tips")
                .map(this::amount)
                .collect(Collectors.joining(", "));
        return "sub(add($goods, " + onTop + ", " + taxOnTop(amount("tax")) + "), " + amount("discount") + ")";
    }

    private String taxOnTop(String tax) {
        return columns.containsKey("taxIncluded")
                ? "if (not(yes(" + told("taxIncluded") + "))) " + tax + " else null"
                : "null";
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

    /** The rows of what was sold, and of what came back. Only a till takes something back by what it tells. */
    private String apart() {
        return columns.containsKey("handedOverAt")
                ? "let all = [for (zip-with-index($rows)) {\"value\": .value, \"index\": .index, \"back\": " + isBack()
                        + "}]" + " let sold = [for ($all) . if (not(.back))] let back = [for ($all) . if (.back)]"
                : "let sold = zip-with-index($rows) let back = []";
    }

    private String isBack() {
        var below = "starts-with(fallback(" + value("line.quantity", ".value") + ", \"\"), \"-\")";
        return columns.containsKey("line.returned")
                ? below + " or yes(" + value("line.returned", ".value") + ")"
                : below;
    }

    private String quantity(boolean back) {
        return "integer(" + unsigned(money(value("line.quantity", ".value"), "line.quantity"), back) + ")";
    }

    /** What came back is written below zero in places, and as it was sold in others. */
    private static String unsigned(String amount, boolean back) {
        return back && !amount.equals("null") ? "unsigned(" + amount + ")" : amount;
    }

    /** A line's price may be told as that of all its pieces: then what does not divide is a discount. */
    private String line(boolean back) {
        Function<String, String> cell = name -> value("line." + name, ".value");
        Function<String, String> amount = name -> unsigned(money(cell.apply(name), "line." + name), back);
        var quantity = quantity(back);
        var total = amount.apply("total");
        boolean byTotal = !columns.containsKey("line.unitPrice") && columns.containsKey("line.total");
        var price = byTotal ? "unitPrice(" + total + ", " + quantity + ", $currency)" : amount.apply("unitPrice");
        var discount = amount.apply("discount");
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
        var rest = ColumnFields.ADDRESS.stream()
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

    /** A discount takes away, whether it is written below zero or above. */
    private String money(String value, String name) {
        if (!columns.containsKey(name)) {
            return "null";
        }
        var amount = "decimal(" + value + ", " + quoted(mark) + ")";
        return name.endsWith("iscount") ? unsigned(amount, true) : amount;
    }

    private static String property(String name, String value) {
        return value.equals("null") ? "" : "\"" + name + "\": " + value + ", ";
    }

    /** It may be written in several columns, and a gift message in the row of its article. */
    private String note() {
        var column = columns.get("note");
        return column == null || column.constant() != null || !column.words().isEmpty()
                ? told("note")
                : "written($rows, " + names(column) + ")";
    }

    private static String names(Column column) {
        return column.names().stream().map(Columns::quoted).collect(Collectors.joining(", ", "[", "]"));
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
        var names = names(column);
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

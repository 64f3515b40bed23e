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
    private static final Pattern BILLING = Pattern.compile("bill|factur|invoice|cobran");
    private static final Pattern CUSTOMER = Pattern.compile("customer|buyer|client|comprador");
    private static final Pattern SHIPPING = Pattern.compile("ship|envio|entrega|frete|deliver");
    /** An amount may be an object of its own. */
    private static final Pattern TOTAL =
            Pattern.compile("((grand|order|payable) )?total( amount| price)?|payable amount");

    private static final List<String> VALUES = List.of("value", "amount", "valor", "importe");
    private static final List<String> NAMES = List.of("name", "nombre", "nome", "full name");
    private static final List<String> COSTS = List.of("cost", "price", "amount", "costo", "precio", "valor", "total");
    /** Of orders in a sample. */
    private static final int MOST_ORDERS = 20;

    private final String title;
    private final Partner.Format format;
    private final List<JsonNode> orders = new ArrayList<>();
    private final @Nullable String items;
    private final Map<String, Leaf> fields = new LinkedHashMap<>();
    private final String mark;
    private final @Nullable String hint;
    private final @Nullable String lines;

    /**
     * @param samples messages, of which each may show what the others leave out
     * @param hint where a message that only tells of an order has its number; null: all of them are orders
     */
    TreeDraft(String title, String format, List<byte[]> samples, @Nullable JsonPointer hint) {
        this.title = title;
        this.format = Partner.Format.valueOf(format.toUpperCase(Locale.ROOT));
        var draft = PartnerFile.ofSample(this.format);
        var roots = samples.stream()
                .map(sample -> Draft.items(draft, sample).get(0))
                .toList();
        // What was fetched is one order.
        this.items = hint == null ? items(roots.get(0), "", 0) : null;
        this.hint = hint == null ? null : path(hint);
        this.mark = roots.stream().anyMatch(TreeDraft::hasDecimalComma) ? ", \",\")" : ")";
        for (var root : roots) {
            var found = items == null || items.isEmpty() ? root : root.at(items);
            Goods.each(found).limit(MOST_ORDERS).map(this::asItem).forEach(orders::add);
        }
        this.lines = orders.stream()
                .map(Goods::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Where orders are, if the message holds several: an array of objects that have an array of objects themselves. */
    private static @Nullable String items(JsonNode node, String path, int level) {
        if (node.isArray()) {
            return path.isEmpty() || Goods.of(Goods.first(node)) != null ? path : null;
        }
        if (level > 2 || (node.isObject() && tellsOfOne(node) && Goods.of(node) != null)) {
            return null;
        }
        return node.properties().stream()
                .map(each -> items(each.getValue(), path + "/" + each.getKey(), level + 1))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** An item of XML is its element, with its name. */
    private JsonNode asItem(JsonNode order) {
        return format == Partner.Format.XML && items != null
                ? Nodes.INSTANCE.objectNode().set(items.substring(items.lastIndexOf('/') + 1), order)
                : order;
    }

    private static boolean hasDecimalComma(JsonNode node) {
        return node.isTextual()
                ? CsvDraft.COMMA_IS_DECIMAL.matcher(node.textValue()).matches()
                : node.valueStream().anyMatch(TreeDraft::hasDecimalComma);
    }

    /** An order says when it was placed; a page of orders does not. */
    private static boolean tellsOfOne(JsonNode node) {
        return node.properties().stream()
                .filter(each -> each.getValue().isValueNode())
                .map(each -> new Leaf("", each.getKey(), List.of(), each.getValue()))
                .anyMatch(leaf -> Recognition.ofOrder(leaf)
                        .map(List::of)
                        .orElseGet(() -> Recognition.guessesOfOrder(leaf))
                        .contains("placedAt"));
    }

    Draft draft() {
        var leaves = new Leaves(lines);
        orders.forEach(leaves::add);
        // What is certain goes before what is guessed, wherever they stand.
        leaves.ofOrder().forEach(leaf -> place(certain(leaf), leaf));
        leaves.ofLine().forEach(leaf -> place(Recognition.ofLine(leaf).orElse(null), leaf));
        leaves.ofOrder().forEach(leaf -> guess(guesses(leaf), leaf));
        leaves.ofLine().forEach(leaf -> guess(Recognition.guessesOfLine(leaf), leaf));
        var placed = fields.values();
        var unplaced = leaves.all().stream()
                .filter(leaf -> !placed.contains(leaf))
                .map(Leaf::path)
                .toList();
        var missing = ColumnFields.needed().stream()
                .filter(field -> !fields.containsKey(field))
                .toList();
        var found = new ArrayList<String>();
        found.add("orders at " + (items == null ? "the whole message" : items.isEmpty() ? "the array" : items));
        found.add("decimal mark " + (mark.equals(")") ? "." : ","));
        found.add("lines at " + (lines == null ? "nowhere" : lines));
        fields.forEach((field, leaf) -> found.add(field + " is " + leaf.path()));
        var mapping = new DraftMapping(fields, unplaced, lines, mark, hint).text();
        return new Draft(Map.of("channel.yaml", yaml(), "order.jslt", mapping), found, unplaced, missing);
    }

    /** What a name means within these names: an address is of whom it is below. */
    private static @Nullable String certain(Leaf leaf) {
        var around = String.join(" ", leaf.above());
        var plain = Synonyms.plain(leaf.name());
        var field = Recognition.ofOrder(leaf).orElse(null);
        if (NAMES.contains(plain) && !leaf.above().isEmpty() && Likely.fits("name", leaf.value())) {
            field = CUSTOMER.matcher(around).find() ? "customer.name" : "shipTo.name";
        }
        if (COSTS.contains(plain) && SHIPPING.matcher(around).find() && Likely.fits("shipping", leaf.value())) {
            field = "shipping";
        }
        if (VALUES.contains(plain) && TOTAL.matcher(last(leaf)).matches() && Likely.fits("total", leaf.value())) {
            return "total";
        }
        return of(field, leaf);
    }

    private static String last(Leaf leaf) {
        return leaf.above().isEmpty() ? "" : leaf.above().get(leaf.above().size() - 1);
    }

    private static List<String> guesses(Leaf leaf) {
        return Recognition.guessesOfOrder(leaf).stream()
                .map(field -> of(field, leaf))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The field as it is where the leaf hangs; null if it is none of the order there. */
    private static @Nullable String of(@Nullable String field, Leaf leaf) {
        if (field == null) {
            return null;
        }
        var around = String.join(" ", leaf.above()) + " " + Synonyms.plain(leaf.name());
        var ofWhole = List.of("reference", "number", "placedAt", "revision", "total", "currency");
        boolean isAttribute = leaf.name().startsWith("@") && field.equals("currency");
        if (ofWhole.contains(field) && !leaf.above().isEmpty() && !isAttribute) {
            return null;
        }
        boolean isName = field.equals("customer.first") || field.equals("customer.last");
        if (isName && SHIPPING.matcher(around).find()) {
            return field.replace("customer.", "shipTo.");
        }
        if (isName && BILLING.matcher(around).find()) {
            return field.replace("customer.", "billTo.");
        }
        return field.startsWith("shipTo.") && BILLING.matcher(around).find()
                ? field.replace("shipTo.", "billTo.")
                : field;
    }

    private void place(@Nullable String field, Leaf leaf) {
        if (field != null) {
            fields.putIfAbsent(field, leaf);
        }
    }

    private void guess(List<String> guesses, Leaf leaf) {
        if (!fields.containsValue(leaf)) {
            guesses.stream()
                    .filter(field -> !fields.containsKey(field))
                    .findFirst()
                    .ifPresent(field -> place(field, leaf));
        }
    }

    private static String path(JsonPointer pointer) {
        var path = new StringBuilder();
        for (var at = pointer; !at.matches(); at = at.tail()) {
            path.append(Leaf.step(at.getMatchingProperty()));
        }
        return path.toString();
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

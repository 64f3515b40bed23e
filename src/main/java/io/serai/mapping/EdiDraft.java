package io.serai.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.mapping.Partner.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Drafts a channel of X12 or EDIFACT: all of a standard share one mapping, so that what is drafted is what the settings have to say of a
 * partner: currency and country, and the places that it names by a code.
 */
final class EdiDraft {
    private static final String PARTY = "NAD";
    private static final Set<String> ENVELOPE = Set.of("interchange", "group", "set", "unexpected");

    /** What the shared mappings make something of. */
    private static final Set<String> MAPPED_X12 = Set.of(
            "BEG", "CUR", "REF", "PER", "TAX", "SAC", "DTM", "N9", "MSG", "N1", "N2", "N3", "N4", "PO1", "LIN", "CTP",
            "PID", "PO4", "SCH", "TXI", "CTT", "AMT", "SDQ");

    private static final Set<String> MAPPED_EDIFACT = Set.of(
            "BGM", "DTM", "RFF", "NAD", "CTA", "COM", "CUX", "ALC", "MOA", "PCD", "RTE", "QTY", "LIN", "PIA", "IMD",
            "PRI", "TAX", "LOC", "FTX", "UNS", "CNT");

    private final String title;
    private final Format format;
    private final List<JsonNode> orders;
    private final boolean x12;

    /** @throws IllegalArgumentException if the sample cannot be read */
    EdiDraft(String title, Format format, byte[] sample) {
        this.title = title;
        this.format = format;
        this.x12 = format == Format.X12;
        var wanted = x12 ? "850" : "ORDERS";
        this.orders = Draft.items(PartnerFile.ofSample(format), sample).stream()
                .filter(tree -> tree.at("/set/code").asText().equals(wanted))
                .toList();
    }

    Draft draft() {
        var found = new ArrayList<String>();
        found.add((x12 ? "850: " : "ORDERS: ") + orders.size());
        orders.stream().limit(1).forEach(order -> {
            found.add("sent by " + order.at("/interchange/sender").asText("") + " to "
                    + order.at("/interchange/receiver").asText(""));
            found.add("release " + (x12 ? order.at("/group/version") : order.at("/group/release")).asText(""));
            if (order.at("/interchange/test").asBoolean()) {
                found.add("it says that it is a test: orders like it need allowTestOrders");
            }
        });
        var places = places();
        places.forEach(place -> found.add("a place that has no address: " + place));
        return new Draft(
                Map.of("channel.yaml", yaml(places)),
                found,
                List.copyOf(unplaced()),
                orders.isEmpty() ? List.of(x12 ? "an order (850)" : "an order (ORDERS)") : List.of());
    }

    /** The first value at a pointer; otherwise what is usual. */
    private String first(List<String> pointers, String usual) {
        return orders.stream()
                .flatMap(order ->
                        pointers.stream().map(pointer -> order.at(pointer).asText("")))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(usual);
    }

    private Set<String> places() {
        var places = new TreeSet<String>();
        orders.forEach(order -> order.path(x12 ? "N1Loop" : PARTY + "Loop").forEach(loop -> {
            var name = loop.path(x12 ? "N1" : PARTY);
            boolean delivery = Set.of("ST", "DP").contains(name.path("01").asText());
            boolean bare = x12 ? !loop.has("N3") : !name.has("05") && !name.has("03");
            var code = x12 ? name.path("04") : name.at("/02/01");
            if (delivery && bare && !code.isMissingNode()) {
                places.add(code.asText());
            }
        }));
        return places;
    }

    private Set<String> unplaced() {
        var mapped = x12 ? MAPPED_X12 : MAPPED_EDIFACT;
        var unplaced = new TreeSet<String>();
        orders.forEach(order -> tags(order, tag -> {
            if (!mapped.contains(tag)) {
                unplaced.add(tag);
            }
        }));
        orders.forEach(order -> order.path("unexpected")
                .forEach(segment -> unplaced.add(segment.path("tag").asText() + " (not known, or not there)")));
        return unplaced;
    }

    private static void tags(JsonNode loop, Consumer<String> tag) {
        loop.properties().stream()
                .filter(each -> !ENVELOPE.contains(each.getKey()))
                .forEach(each -> {
                    if (each.getKey().endsWith("Loop")) {
                        each.getValue().forEach(inside -> tags(inside, tag));
                    } else {
                        tag.accept(each.getKey());
                    }
                });
    }

    private String yaml(Set<String> places) {
        var name = format.name().toLowerCase(Locale.ROOT);
        var currency = first(x12 ? List.of("/CUR/02") : List.of("/CUXLoop/0/CUX/01/02"), x12 ? "USD" : "EUR");
        var addresses = places.stream()
                .map(place -> "#   " + new TextNode(place) + ": { street: [], city: , postcode: , country: }\n")
                .collect(Collectors.joining());
        return "# Drafted from a sample. Every property is described in docs/channels.md.\n"
                + "title: " + new TextNode(title) + "\nlane: orders\nformat: " + name + "\n"
                + "mapping: " + (x12 ? "/edi/x12/order.jslt" : "/edi/edifact/orders.jslt") + "\n"
                + "currency: " + currency + " # to be checked\n"
                + (x12 ? "country: US" : "country: ES") + " # to be checked\n"
                + (x12 ? "zone: America/New_York" : "zone: Europe/Madrid") + " # to be checked\n"
                + "payment:\n  trust: paid-by-channel # to be checked\nsku: either\n"
                + (places.isEmpty()
                        ? ""
                        : "# Places that it names by a code; to be filled in.\n# addresses:\n" + addresses);
    }
}

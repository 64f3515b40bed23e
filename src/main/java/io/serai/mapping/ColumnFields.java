package io.serai.mapping;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of the contract that columns can be named for. */
final class ColumnFields {
    /** By which rows are one order. */
    static final String REFERENCE = "reference";

    static final List<String> MONEY = List.of("tax", "shipping", "fees", "duties", "tips", "discount", "total");
    static final List<String> ADDRESS = List.of(
            "name", "company", "street", "street2", "street3", "city", "province", "postcode", "country", "phone");
    static final List<String> CUSTOMER = List.of("name", "email", "phone", "locale", "company", "taxId");
    private static final List<String> NEEDED = List.of(REFERENCE, "placedAt", "line.sku", "line.quantity");

    private static final Set<String> KNOWN = Stream.of(
                    List.of(
                            REFERENCE,
                            "number",
                            "revision",
                            "placedAt",
                            "currency",
                            "taxIncluded",
                            "note",
                            "cancelled",
                            "original",
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
                                    "returned",
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

    private ColumnFields() {}

    private static List<String> prefixed(String prefix, List<String> names) {
        return names.stream().map(name -> prefix + "." + name).toList();
    }

    /** All of them. */
    static Set<String> known() {
        return KNOWN;
    }

    /** Those without which there is no order. */
    static List<String> needed() {
        return NEEDED;
    }
}

package io.serai.fulfilment.orders;

import io.serai.contract.SalesOrder;
import io.serai.fulfilment.work.Dossier;
import io.serai.orders.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What differs between what a channel has said of an order and what it says now. What was cancelled here meanwhile is no difference, as
 * {@link Confirmations} has it.
 *
 * @param told as it says now
 * @param lines the same as lines of the order
 * @param names of what is another now: lines, shipTo, fulfilment, total, payments, billTo, customer, note, requested
 * @param confirmed what was cancelled here and the channel says now for the first time, too; for people
 */
record Changes(SalesOrder told, List<OrderLine> lines, List<String> names, List<String> confirmed) {
    static final String LINES = "lines";
    static final String SHIP_TO = "shipTo";
    static final String FULFILMENT = "fulfilment";
    static final String PAYMENTS = "payments";

    Changes {
        lines = List.copyOf(lines);
        names = List.copyOf(names);
        confirmed = List.copyOf(confirmed);
    }

    static Changes of(Dossier dossier, SalesOrder told) {
        var lines = Openings.lines(dossier.id(), told, dossier.order().total().currency());
        boolean isSameGoods = Confirmations.isSameGoods(dossier, lines);
        var before = dossier.document();
        var names = new ArrayList<String>();
        if (!isSameGoods) {
            names.add(LINES);
        }
        if (!Objects.equals(before.shipTo(), told.shipTo())) {
            names.add(SHIP_TO);
        }
        if (!before.fulfilment().equals(told.fulfilment())) {
            names.add(FULFILMENT);
        }
        if (before.total().compareTo(told.total()) != 0) {
            names.add("total");
        }
        names.addAll(besides(before, told));
        return new Changes(told, lines, names, isSameGoods ? Confirmations.confirmed(dossier, lines) : List.of());
    }

    /** Of what changes nothing about goods, ways and sums. */
    static List<String> besides(SalesOrder before, SalesOrder told) {
        var names = new ArrayList<String>();
        if (!before.payments().equals(told.payments())) {
            names.add(PAYMENTS);
        }
        if (!Objects.equals(before.billTo(), told.billTo())) {
            names.add("billTo");
        }
        if (!Objects.equals(before.customer(), told.customer())) {
            names.add("customer");
        }
        if (!Objects.equals(before.note(), told.note()) || !lineNotes(before).equals(lineNotes(told))) {
            names.add("note");
        }
        if (!Objects.equals(before.requested(), told.requested())) {
            names.add("requested");
        }
        return names;
    }

    private static Map<String, String> lineNotes(SalesOrder order) {
        return order.lines().stream()
                .filter(line -> line.note() != null)
                .collect(Collectors.toMap(SalesOrder.Line::id, line -> Objects.requireNonNull(line.note())));
    }

    boolean isNone() {
        return names.isEmpty() && confirmed.isEmpty();
    }

    boolean isOfPayments() {
        return names.contains(PAYMENTS);
    }

    boolean isOfGoodsOrPlace() {
        return names.contains(LINES) || isOfPlace();
    }

    /** Where the goods go, or from which place the customer fetches them: nothing of where they come from holds any more. */
    boolean isOfPlace() {
        return names.contains(SHIP_TO) || names.contains(FULFILMENT);
    }
}

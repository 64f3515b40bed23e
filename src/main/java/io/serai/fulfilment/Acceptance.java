package io.serai.fulfilment;

import io.serai.channels.Turns;
import io.serai.contract.Cancellation;
import io.serai.contract.ReturnRequest;
import io.serai.contract.SalesOrder;
import io.serai.contract.SalesOrder.Mode;
import io.serai.contract.TillReturn;
import io.serai.fulfilment.intake.Hints;
import io.serai.fulfilment.orders.Openings;
import io.serai.fulfilment.orders.PrivacyRequests;
import io.serai.fulfilment.orders.Resolution;
import io.serai.fulfilment.orders.Revisions;
import io.serai.fulfilment.orders.TillFacts;
import io.serai.fulfilment.returns.ReturnRequests;
import io.serai.fulfilment.telling.OrderAnswers;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.Group;
import io.serai.kernel.OrderId;
import io.serai.kernel.Port;
import io.serai.orders.OrderKeys;
import io.serai.orders.OrderKeys.Key;
import io.serai.orders.Orders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Accepts each order once per (channel, reference); a later revision edits it, an older one is ignored. */
@Port
@Component("acceptance")
public class Acceptance {
    private final Orders orders;
    private final OrderKeys orderKeys;
    private final Turns turns;
    private final Books books;
    private final Resolution resolution;
    private final Openings openings;
    private final Revisions revisions;
    private final TillFacts till;
    private final ReturnRequests returns;
    private final Hints hints;
    private final OrderAnswers answers;
    private final PrivacyRequests privacy;

    Acceptance(
            Orders orders,
            OrderKeys orderKeys,
            Turns turns,
            Books books,
            Resolution resolution,
            Openings openings,
            Revisions revisions,
            TillFacts till,
            ReturnRequests returns,
            Hints hints,
            OrderAnswers answers,
            PrivacyRequests privacy) {
        this.orders = orders;
        this.orderKeys = orderKeys;
        this.turns = turns;
        this.books = books;
        this.resolution = resolution;
        this.openings = openings;
        this.revisions = revisions;
        this.till = till;
        this.returns = returns;
        this.hints = hints;
        this.answers = answers;
        this.privacy = privacy;
    }

    public Group accept(Group group) {
        resolution.resolve(group);
        till.lock(group);
        orderKeys.oneAtATime(keys(group));
        turns.pass();
        var known = new HashMap<>(find(group));
        known.putAll(openNew(group, known));
        openKnown(group, known);
        for (var entry : group.entries()) {
            entry.waitsAs(SalesOrder.class)
                    .ifPresent(order ->
                            revisions.edit(group, entry, order, dossier(group, known, entry, order.reference())));
            entry.waitsAs(Cancellation.class).ifPresent(cancellation -> cancel(group, known, entry, cancellation));
            entry.waitsAs(ReturnRequest.class).ifPresent(asked -> takeBack(group, known, entry, asked));
        }
        till.takeBack(group, group.waiting(TillReturn.class));
        till.settle(group);
        hints.ask(group);
        answers.acknowledge(group);
        privacy.hand(group);
        return group;
    }

    private Map<Key, OrderId> find(Group group) {
        var references = new HashMap<String, List<String>>();
        keys(group)
                .forEach(key -> references
                        .computeIfAbsent(key.channel(), channel -> new ArrayList<>())
                        .add(key.reference()));
        var found = new HashMap<Key, OrderId>();
        references.forEach((channel, all) -> orders.byReference(channel, all)
                .forEach((reference, id) -> found.put(new Key(channel, reference), id)));
        return found;
    }

    private static Set<Key> keys(Group group) {
        var keys = new LinkedHashSet<Key>();
        group.entries().forEach(entry -> keys.addAll(keys(entry)));
        return keys;
    }

    private static List<Key> keys(Entry entry) {
        var keys = new ArrayList<Key>();
        entry.waitsAs(SalesOrder.class).ifPresent(order -> keys.add(key(entry, order.reference())));
        entry.waitsAs(Cancellation.class).ifPresent(order -> keys.add(key(entry, order.reference())));
        entry.waitsAs(ReturnRequest.class).ifPresent(order -> keys.add(key(entry, order.reference())));
        entry.waitsAs(TillReturn.class).map(TillReturn::original).ifPresent(original -> keys.add(key(entry, original)));
        return keys;
    }

    /** The first item of each new order; whatever comes after it in the group is a revision. */
    private Map<Key, OrderId> openNew(Group group, Map<Key, OrderId> known) {
        var opened = new LinkedHashMap<Entry, Dossier>();
        var added = new HashMap<Key, OrderId>();
        for (var entry : group.waiting(SalesOrder.class)) {
            var order = entry.waitsAs(SalesOrder.class).orElseThrow();
            var key = key(entry, order.reference());
            if (!known.containsKey(key) && !added.containsKey(key)) {
                var dossier = openings.of(entry, order, group.kits());
                added.put(key, dossier.id());
                opened.put(entry, dossier);
            }
        }
        var cancelled = openings.cancelledBefore(opened.values());
        opened.forEach((entry, dossier) -> {
            openings.open(group, entry, dossier, cancelled.get(dossier.id()));
            if (dossier.order().mode() == Mode.HANDOVER) {
                till.sell(group, dossier, entry.cause());
            }
        });
        return added;
    }

    private void openKnown(Group group, Map<Key, OrderId> known) {
        var ids = known.values().stream().filter(id -> !group.has(id)).collect(Collectors.toSet());
        group.addAll(books.openWithDocuments(ids));
    }

    private void cancel(Group group, Map<Key, OrderId> known, Entry entry, Cancellation cancellation) {
        if (known.containsKey(key(entry, cancellation.reference()))) {
            revisions.cancel(group, entry, cancellation, dossier(group, known, entry, cancellation.reference()));
        } else {
            openings.cancelInAdvance(entry, cancellation, group.work().now());
        }
    }

    private void takeBack(Group group, Map<Key, OrderId> known, Entry entry, ReturnRequest asked) {
        var order = known.get(key(entry, asked.reference()));
        returns.take(group, entry, asked, order == null ? null : group.dossier(order));
    }

    private static Dossier dossier(Group group, Map<Key, OrderId> known, Entry entry, String reference) {
        var id = known.get(key(entry, reference));
        if (id == null) {
            throw new IllegalStateException(
                    "no order " + reference + " of " + entry.partner().name());
        }
        return group.dossier(id);
    }

    private static Key key(Entry entry, String reference) {
        return new Key(entry.partner().name(), reference);
    }
}

package io.serai.fulfilment.work;

import io.serai.kernel.OrderId;
import io.serai.orders.NewOrder;
import io.serai.orders.Orders;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which orders are new, say something else now, or have changed: each row is written once, as it stands after the last step. */
final class OrderWrites {
    private record Touched(Dossier dossier, int seqBefore) {}

    private final Map<OrderId, Dossier> added = new LinkedHashMap<>();
    private final Map<OrderId, Dossier> rewritten = new LinkedHashMap<>();
    private final Map<OrderId, Touched> touched = new LinkedHashMap<>();
    private final Map<OrderId, String> decisions = new LinkedHashMap<>();

    void add(Dossier dossier) {
        added.put(dossier.id(), dossier);
        touch(dossier);
    }

    /** Its row changes. How it was numbered before the first change tells whether somebody else has written it since. */
    void touch(Dossier dossier) {
        touched.computeIfAbsent(
                dossier.id(), id -> new Touched(dossier, dossier.order().seq()));
    }

    /** Its document and its lines are others now. */
    void rewrite(Dossier dossier) {
        touch(dossier);
        if (!isNew(dossier.id())) {
            rewritten.put(dossier.id(), dossier);
        }
    }

    void decide(Dossier dossier, String json) {
        touch(dossier);
        decisions.put(dossier.id(), json);
    }

    boolean isNew(OrderId order) {
        return added.containsKey(order);
    }

    List<NewOrder> added() {
        return added.values().stream()
                .map(each -> new NewOrder(each.order(), each.lines(), each.document(), decisions.get(each.id())))
                .toList();
    }

    /** Those that were there before, and whose document and lines are others now. */
    Collection<Dossier> rewritten() {
        return rewritten.values();
    }

    List<Orders.Change> changed() {
        return touched.values().stream()
                .filter(each -> !isNew(each.dossier().id()))
                .map(each -> new Orders.Change(
                        each.dossier().order(),
                        each.seqBefore(),
                        decisions.get(each.dossier().id())))
                .toList();
    }

    /** Of all of these. */
    Map<OrderId, Dossier> dossiers() {
        var all = new LinkedHashMap<OrderId, Dossier>();
        touched.forEach((id, each) -> all.put(id, each.dossier()));
        return all;
    }
}

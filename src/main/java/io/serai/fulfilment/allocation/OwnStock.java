package io.serai.fulfilment.allocation;

import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.SetAside;
import io.serai.inventory.SetAside.Asking;
import io.serai.inventory.SetAside.Line;
import io.serai.inventory.SetAside.Taken;
import io.serai.inventory.StockChange;
import io.serai.inventory.StockPlace;
import io.serai.orders.Goods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

/** What the orders of a group may have beside what can be promised to all: the fences of their channel, and their own carts. */
final class OwnStock {
    private final SetAside aside;
    private final List<Line> lines;
    private final Map<Line, Integer> left = new LinkedHashMap<>();
    private final Map<Line, Integer> unplanned = new LinkedHashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final HashSet<UUID> done = new HashSet<>();

    private OwnStock(SetAside aside, List<Line> lines) {
        this.aside = aside;
        this.lines = lines;
        lines.forEach(line -> left.put(line, line.pieces()));
        unplanned.putAll(left);
    }

    /** Locks it, after the orders and before any row of stock. */
    static OwnStock of(SetAside aside, List<Dossier> orders) {
        return new OwnStock(
                aside,
                aside.lock(orders.stream()
                        .map(dossier -> new Asking(
                                dossier.order().channel(),
                                dossier.order().reference(),
                                dossier.goods().map(Goods::sku).distinct().toList()))
                        .toList()));
    }

    boolean isThereAnyFor(Dossier dossier) {
        return lines.stream().anyMatch(line -> isFor(line, dossier) && left.getOrDefault(line, 0) > 0);
    }

    /** What those who were planned before leave of it. */
    void forEach(Dossier dossier, ObjIntConsumer<StockPlace> visitor) {
        lines.stream()
                .filter(line -> isFor(line, dossier))
                .forEach(line -> visitor.accept(line.place(), unplanned.getOrDefault(line, 0)));
    }

    /** The order is about to take what is its own, of at most {@code quantity} pieces; how many. */
    int plan(Dossier dossier, StockPlace place, int quantity) {
        return draw(unplanned, dossier, place, quantity, (line, pieces) -> {});
    }

    /** Pieces that this order may have there and others may not. */
    int at(Dossier dossier, StockPlace place) {
        return lines.isEmpty()
                ? 0
                : lines.stream()
                        .filter(line -> isFor(line, dossier, place))
                        .mapToInt(line -> left.getOrDefault(line, 0))
                        .sum();
    }

    /** The order takes what is its own, of at most {@code quantity} pieces; how many. */
    int take(Work work, Dossier dossier, StockPlace place, int quantity) {
        return draw(left, dossier, place, quantity, (line, pieces) -> {
            taken.add(new Taken(line, pieces));
            work.stock(StockChange.release(place, pieces, dossier.id(), line.key()));
        });
    }

    private int draw(
            Map<Line, Integer> from, Dossier dossier, StockPlace place, int quantity, ObjIntConsumer<Line> drawn) {
        int rest = quantity;
        for (var line : lines) {
            int pieces = isFor(line, dossier, place) ? Math.min(rest, from.getOrDefault(line, 0)) : 0;
            if (pieces > 0) {
                rest -= pieces;
                from.merge(line, -pieces, Integer::sum);
                drawn.accept(line, pieces);
            }
        }
        return quantity - rest;
    }

    /** The order has all it needs: what its cart still holds of other things is given free. */
    void served(Dossier dossier) {
        lines.stream()
                .filter(line -> !line.isFence()
                        && line.taker().equals(dossier.order().reference())
                        && line.channel().equals(dossier.order().channel()))
                .forEach(line -> done.add(line.reservation()));
    }

    /** Where something may become free again once its cart's order is served, be it another place than the order leaves from. */
    Set<StockPlace> held() {
        var carts = lines.stream()
                .filter(line -> !line.isFence())
                .map(Line::reservation)
                .collect(Collectors.toSet());
        return carts.isEmpty() ? Set.of() : aside.places(carts);
    }

    void write(Work work) {
        aside.take(taken);
        aside.done(done, work.now())
                .forEach(rest -> work.stock(StockChange.release(
                        rest.line().place(), rest.pieces(), null, rest.line().key())));
    }

    private static boolean isFor(Line line, Dossier dossier, StockPlace place) {
        return line.place().equals(place) && isFor(line, dossier);
    }

    private static boolean isFor(Line line, Dossier dossier) {
        return line.channel().equals(dossier.order().channel())
                && (line.taker().isEmpty()
                        || line.taker().equals(dossier.order().reference()));
    }
}

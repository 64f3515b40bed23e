package io.serai.fulfilment.stock;

import io.serai.fulfilment.allocation.Promise;
import io.serai.fulfilment.stock.Publications.Publication;
import io.serai.fulfilment.stock.Publications.Told;
import io.serai.inventory.Buffer;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** The numbers that a channel is told of what it can promise, less a buffer of what sells faster than it hears. */
final class Numbers {
    private Numbers() {}

    /**
     * Those that are others than it was told.
     *
     * @param told what it was told of the same SKUs
     * @param lag how old its numbers are before it hears others
     */
    static List<Told> news(
            Publication publication, Collection<Promise> promises, Collection<Told> told, Paces paces, Duration lag) {
        return changed(
                promises.stream()
                        .flatMap(promise -> numbers(publication, promise, paces, lag).stream())
                        .toList(),
                told);
    }

    /**
     * Of one of the channel's own locations, by its name there. It hears of nothing that never lay there.
     *
     * @param where our locations that stand for it
     * @param promises at these
     */
    static List<Told> at(
            String location, Predicate<LocationId> where, Collection<Promise> promises, Paces paces, Duration lag) {
        return promises.stream()
                .filter(promise -> !promise.places().isEmpty())
                .map(promise -> number(
                        promise.sku(), location, promise.now(), Buffer.pieces(paces.in(promise.sku(), where), lag)))
                .toList();
    }

    /** Those that are others than were told before of the same SKUs. */
    static List<Told> changed(Collection<Told> numbers, Collection<Told> told) {
        var before = new LinkedHashMap<Told, Integer>();
        told.forEach(each -> before.put(key(each), each.quantity()));
        var news = new ArrayList<Told>();
        for (var each : numbers) {
            var known = before.remove(key(each));
            if (known == null || known != each.quantity()) {
                news.add(each);
            }
        }
        // Of what is left it is told no more, as the place is not published any longer or has no part of a kit: it
        // would keep the number.
        before.forEach((key, known) -> {
            if (known != 0) {
                news.add(key);
            }
        });
        return news;
    }

    private static List<Told> numbers(Publication publication, Promise promise, Paces paces, Duration lag) {
        var sku = promise.sku();
        if (publication.byLocation()) {
            return promise.places().stream()
                    .map(at -> number(
                            sku, at.location().value(), at.now(), Buffer.pieces(paces.at(sku, at.location()), lag)))
                    .toList();
        }
        int buffer = Buffer.pieces(paces.in(sku, publication.where()), lag);
        return List.of(number(sku, "", promise.now() + promise.ahead().inAll(), buffer));
    }

    private static Told number(Sku sku, String location, int promised, int buffer) {
        int kept = Math.min(promised, buffer);
        return new Told(sku, location, promised - kept, kept);
    }

    /** With no pieces. */
    private static Told key(Told told) {
        return new Told(told.sku(), told.location(), 0, 0);
    }
}

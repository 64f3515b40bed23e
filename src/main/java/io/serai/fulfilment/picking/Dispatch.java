package io.serai.fulfilment.picking;

import io.serai.fulfilment.payment.Captures;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.StockChange;
import io.serai.kernel.Port;
import io.serai.log.Attempt;
import io.serai.log.Counters;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.orders.OrderState;
import io.serai.shipping.Manifests;
import io.serai.shipping.Manifests.Manifest;
import io.serai.shipping.Parcel;
import io.serai.shipping.ParcelState;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes manifests: what is on them has left with the carrier. */
@Port
@Component("dispatch")
public class Dispatch {
    private final Manifests manifests;
    private final Books books;
    private final Captures captures;
    private final Counters counters;
    private final Clock clock;
    private final Duration cutoff;
    private final int maxParcels;

    Dispatch(
            Manifests manifests,
            Books books,
            Captures captures,
            Counters counters,
            Clock clock,
            @Value("${serai.manifests.close-after:1h}") Duration cutoff,
            @Value("${serai.manifests.max-parcels:1000}") int maxParcels) {
        this.manifests = manifests;
        this.books = books;
        this.captures = captures;
        this.counters = counters;
        this.clock = clock;
        this.cutoff = cutoff;
        this.maxParcels = maxParcels;
    }

    /**
     * Stops the manifests that have been open for {@code serai.manifests.close-after}, or have {@code serai.manifests.max-parcels};
     * how many.
     */
    public int stopDue() {
        var now = clock.instant();
        var due = manifests.due(now.minus(cutoff), maxParcels);
        // Each by itself, as who packs for one carrier may wait for who packs for another.
        due.forEach(carrier -> manifests.startClosing(carrier, now));
        return due.size();
    }

    /** Stops the carrier's open manifest on demand; empty if it has none. It is shipped at once after. */
    @Transactional
    public Optional<Manifest> stop(String carrier) {
        return manifests.startClosing(carrier, clock.instant());
    }

    /** Ships one manifest that was stopped; 0 if there is none. */
    @Transactional
    public int shipNext() {
        return manifests.closing().map(this::ship).orElse(0);
    }

    private int ship(Manifest manifest) {
        var dossiers = books.openWithDocuments(manifests.orders(manifest.id()));
        if (!manifests.take(manifest)) {
            return 1; // Another hub has just shipped it; there may be more.
        }
        var onIt = new HashSet<>(manifests.parcels(manifest.id()));
        var work = new Work(clock.instant());
        dossiers.values().forEach(dossier -> {
            dossier.parcels().stream()
                    .filter(parcel -> onIt.contains(parcel.id()) && parcel.state() == ParcelState.PACKED)
                    .forEach(parcel -> work.change(dossier, parcel.shipped()));
            dossier.fulfilments().stream()
                    .filter(each -> each.state() == FulfilmentState.PACKED && hasLeft(dossier, each))
                    .forEach(each -> ship(work, dossier, each, manifest));
        });
        long group = counters.next("x12:" + manifest.carrier());
        // What was on it may have been held since: a carrier is told of no manifest on which nothing is.
        for (var kind : onIt.isEmpty() ? List.<String>of() : List.of(ManifestDoor.CSV, ManifestDoor.X12_856)) {
            work.ask(new Attempt.Request(
                    "sftp:" + manifest.carrier(),
                    kind,
                    manifest.id().toString(),
                    null,
                    Json.write(Map.of("manifest", manifest.id(), "group", group))));
        }
        books.write(work);
        manifests.closed(manifest.id(), group);
        return 1;
    }

    private static boolean hasLeft(Dossier dossier, Fulfilment fulfilment) {
        return dossier.parcels(fulfilment.id()).map(Parcel::state).noneMatch(state -> state == ParcelState.PACKED);
    }

    private void ship(Work work, Dossier dossier, Fulfilment packed, Manifest manifest) {
        var shipped = packed.in(FulfilmentState.SHIPPED);
        leave(work, dossier, shipped);
        var data = new HashMap<String, Object>(Picking.facts(shipped));
        data.put("carrier", manifest.carrier());
        data.put("manifest", manifest.no());
        data.put("parcels", dossier.parcels(shipped.id()).map(Parcel::sscc).toList());
        work.event(dossier, EventType.FULFILMENT_SHIPPED, data, Cause.HUB);
        if (dossier.derivedState() == OrderState.SHIPPED) {
            work.event(dossier, EventType.ORDER_SHIPPED, OrderState.SHIPPED, Map.of(), Cause.HUB);
        }
        captures.ask(work, dossier, shipped);
        Tracking.deliver(work, dossier, shipped.id(), Cause.HUB);
    }

    /** What was reserved for it is gone. */
    static void leave(Work work, Dossier dossier, Fulfilment gone) {
        gone.lines().stream()
                .filter(line -> line.reserved() > 0)
                .forEach(line -> work.stock(StockChange.ship(gone.place(line), line.reserved(), dossier.id())));
        work.change(dossier, gone.withLines(Fulfilment.Line::released));
    }
}

package io.serai.fulfilment.picking;

import io.serai.channels.Envelope;
import io.serai.channels.Exceptions.Parked;
import io.serai.contract.Acknowledgement;
import io.serai.contract.TrackingUpdate;
import io.serai.fulfilment.work.Books;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Entry;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Group;
import io.serai.fulfilment.work.Parking;
import io.serai.fulfilment.work.Work;
import io.serai.kernel.FulfilmentId;
import io.serai.kernel.Ids;
import io.serai.kernel.Port;
import io.serai.log.Attempt;
import io.serai.log.EventType;
import io.serai.log.Json;
import io.serai.mapping.Partner;
import io.serai.mapping.Partners;
import io.serai.orders.OrderState;
import io.serai.shipping.Manifests;
import io.serai.shipping.Parcel;
import io.serai.shipping.ParcelState;
import io.serai.shipping.Parcels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What carriers saw of parcels. A late, doubled or misordered event is kept and never moves a parcel, or its order, back. */
@Port
@Component("tracking")
public class Tracking {
    private static final String EDI = "-edi";

    private final Parcels parcels;
    private final Manifests manifests;
    private final Books books;
    private final Partners partners;

    Tracking(Parcels parcels, Manifests manifests, Books books, Partners partners) {
        this.parcels = parcels;
        this.manifests = manifests;
        this.books = books;
        this.partners = partners;
    }

    public Group track(Group group) {
        var entries = group.waiting(TrackingUpdate.class);
        var orders = parcels.ordersBySscc(entries.stream()
                .map(entry -> entry.waitsAs(TrackingUpdate.class).orElseThrow().parcel())
                .collect(Collectors.toSet()));
        group.addAll(books.open(orders.values()));
        var seen = new ArrayList<Parcels.Seen>();
        for (var entry : entries) {
            var update = entry.waitsAs(TrackingUpdate.class).orElseThrow();
            var order = orders.get(update.parcel());
            if (order == null) {
                Parking.park(group.work(), entry, "SER-0423", Map.of("parcel", update.parcel()));
            } else {
                var dossier = group.dossier(order);
                var parcel = dossier.parcels().stream()
                        .filter(each -> each.sscc().equals(update.parcel()))
                        .findFirst()
                        .orElseThrow();
                seen.add(new Parcels.Seen(parcel.id(), update, entry.envelope().receipt()));
                move(group.work(), entry, dossier, parcel, update);
            }
        }
        parcels.keep(seen);
        group.waiting(Acknowledgement.class)
                .forEach(entry -> acknowledge(entry, group.work().now()));
        group.envelopes().forEach(envelope -> answer(group, envelope));
        return group;
    }

    /** X12 is answered with a 997, whatever was in it; only a 997 is not. */
    private void answer(Group group, Envelope envelope) {
        var partner = partners.find(envelope.partner());
        boolean x12 = partner.isPresent() && partner.get().format() == Partner.Format.X12;
        boolean isReplayed = envelope.bytes().length == 0;
        if (!x12
                || isReplayed
                || !envelope.lane().equals("tracking")
                || group.onlyHolds(envelope, Acknowledgement.class)) {
            return;
        }
        var carrier = carrier(envelope.partner());
        group.work()
                .ask(new Attempt.Request(
                        "sftp:" + carrier,
                        ManifestDoor.X12_997,
                        envelope.receipt().toString(),
                        null,
                        Json.write(Map.of("receipt", envelope.receipt())),
                        new Attempt.Numbering("x12:" + carrier, "group")));
    }

    /** A carrier that speaks two formats is two partners; the one with X12 has the name with {@code -edi}. */
    private static String carrier(String partner) {
        return partner.endsWith(EDI) ? partner.substring(0, partner.length() - EDI.length()) : partner;
    }

    private static void move(Work work, Entry entry, Dossier dossier, Parcel parcel, TrackingUpdate update) {
        var moved = parcel.tracked(update);
        if (moved.state() == parcel.state()) {
            if (!moved.equals(parcel)) {
                work.change(dossier, moved); // The same again, later: what comes late is measured against it.
            }
            entry.ignored("no-news", dossier.id());
            return;
        }
        work.change(dossier, moved);
        var data = new HashMap<String, Object>();
        data.put("sscc", parcel.sscc());
        data.put("status", moved.state());
        data.put("at", update.at());
        data.put("place", update.place());
        data.put("code", update.code());
        work.event(dossier, EventType.PARCEL_TRACKED, data, entry.cause());
        tellOfWithdrawn(work, dossier, parcel);
        if (moved.state() == ParcelState.DELIVERED) {
            deliver(work, dossier, moved.fulfilment(), entry.cause());
        }
        entry.updated(dossier.id());
    }

    /** A fact cannot be refused: goods that were for sale again have left. The carrier is to find the parcel on a manifest all the same. */
    private static void tellOfWithdrawn(Work work, Dossier dossier, Parcel before) {
        var fulfilment = dossier.fulfilment(before.fulfilment()).orElseThrow();
        if (before.state() == ParcelState.PACKED && !fulfilment.state().counts()) {
            work.boarding().putOn(before);
            var args = Map.of(
                    "order",
                    dossier.order().reference(),
                    "parcel",
                    before.sscc(),
                    "location",
                    fulfilment.location().value());
            work.park(Parked.ofStep(
                    Ids.next(), dossier.id(), fulfilment.location().value(), "tracking", "SER-0434", args));
        }
    }

    /** A fulfilment order is delivered once it was shipped and all of its parcels are there, in whatever order we hear of that. */
    static void deliver(Work work, Dossier dossier, FulfilmentId id, Cause cause) {
        var fulfilment = dossier.fulfilment(id).orElseThrow();
        boolean whole = dossier.parcels(fulfilment.id()).allMatch(each -> each.state() == ParcelState.DELIVERED);
        if (whole && fulfilment.state() == FulfilmentState.SHIPPED) {
            work.change(dossier, fulfilment.in(FulfilmentState.DELIVERED));
            if (dossier.derivedState() == OrderState.DELIVERED) {
                work.event(dossier, EventType.ORDER_DELIVERED, OrderState.DELIVERED, Map.of(), cause);
            }
        }
    }

    private void acknowledge(Entry entry, Instant now) {
        var answer = entry.waitsAs(Acknowledgement.class).orElseThrow();
        if (manifests.answered(carrier(entry.partner().name()), answer.group(), answer.accepted(), now)) {
            entry.updated(null);
        } else {
            entry.ignored("unknown-group", null);
        }
    }
}

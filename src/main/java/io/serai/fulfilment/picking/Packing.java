package io.serai.fulfilment.picking;

import io.serai.contract.PickAnswer;
import io.serai.contract.SalesOrder.Mode;
import io.serai.fulfilment.work.Cause;
import io.serai.fulfilment.work.Dossier;
import io.serai.fulfilment.work.Fulfilment;
import io.serai.fulfilment.work.FulfilmentState;
import io.serai.fulfilment.work.Work;
import io.serai.inventory.Catalogue;
import io.serai.kernel.Ids;
import io.serai.kernel.Sku;
import io.serai.log.Counters;
import io.serai.log.EventType;
import io.serai.shipping.CarrierRules;
import io.serai.shipping.Parcel;
import io.serai.shipping.ParcelState;
import io.serai.shipping.Sscc;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes parcels of what was picked, each with its SSCC and carrier; at a store it is put on the shelf instead. */
@Component
class Packing {
    private final Counters counters;
    private final CarrierRules carriers;
    private final Catalogue catalogue;
    private final String companyPrefix;

    Packing(
            Counters counters,
            CarrierRules carriers,
            Catalogue catalogue,
            @Value("${serai.shipping.company-prefix}") String companyPrefix) {
        this.counters = counters;
        this.carriers = carriers;
        this.catalogue = catalogue;
        this.companyPrefix = companyPrefix;
    }

    void pack(Work work, Dossier dossier, Fulfilment picked, List<PickAnswer.Parcel> parcels, Cause cause) {
        if (picked.mode() == Mode.PICKUP) {
            var ready = picked.in(FulfilmentState.READY);
            work.change(dossier, ready);
            work.event(dossier, EventType.READY_FOR_PICKUP, dossier.derivedState(), Picking.facts(ready), cause);
            return;
        }
        var packed = picked.in(FulfilmentState.PACKED);
        work.change(dossier, packed);
        var told = parcels.isEmpty() ? List.of(new PickAnswer.Parcel(0, List.of())) : parcels;
        for (var parcel : told) {
            addParcel(work, dossier, packed, parcel, cause);
        }
    }

    private void addParcel(Work work, Dossier dossier, Fulfilment packed, PickAnswer.Parcel told, Cause cause) {
        var contents = contents(packed, told);
        var parcel = new Parcel(
                Ids.next(),
                packed.id(),
                dossier.id(),
                Sscc.next(companyPrefix, counters.next("sscc:" + companyPrefix)).toString(),
                carriers.choose(dossier.document().shipTo()),
                told.grams() > 0 ? told.grams() : grams(contents),
                contents,
                ParcelState.PACKED,
                null);
        work.add(dossier, parcel);
        var data = new HashMap<String, Object>(Picking.facts(packed));
        data.put("sscc", parcel.sscc());
        data.put("carrier", parcel.carrier());
        work.event(dossier, EventType.PARCEL_PACKED, dossier.derivedState(), data, cause);
    }

    private int grams(List<Parcel.Content> contents) {
        return contents.stream()
                .mapToInt(each -> each.quantity() * catalogue.grams(new Sku(each.sku())))
                .sum();
    }

    private static List<Parcel.Content> contents(Fulfilment packed, PickAnswer.Parcel told) {
        return packed.lines().stream()
                .map(line -> new Parcel.Content(
                        line.line(),
                        line.sku().value(),
                        told.lines().isEmpty()
                                ? line.picked()
                                : told.lines().stream()
                                        .filter(each -> each.line() == line.line())
                                        .mapToInt(PickAnswer.Line::quantity)
                                        .sum()))
                .filter(content -> content.quantity() > 0)
                .toList();
    }
}

package io.serai.shipping;

import io.serai.edi.EdiSchemas;
import io.serai.edi.X12Envelope;
import io.serai.edi.X12Writer;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * A manifest as X12 856 (Ship Notice/Manifest, version 004010), one set: a shipment level (HL S) for each place that parcels are
 * fetched from, below it the orders (O), their parcels (P, with MAN*GM and the SSCC behind its application identifier 00) and what
 * is in them (I). Text is in the characters of X12; ids that are longer than the standard's elements are cut there, but stand
 * whole in a REF.
 */
public final class DespatchAdvice {
    private static final String SHIP_NOTICE = "SH";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");

    private final EdiSchemas schemas;

    public DespatchAdvice(EdiSchemas schemas) {
        this.schemas = schemas;
    }

    public byte[] write(ManifestDocument manifest, X12Envelope envelope) {
        var closed = manifest.closedAt().atZone(manifest.zone()).toLocalDateTime();
        var writer = new X12Writer(schemas, envelope, SHIP_NOTICE, closed);
        writer.startSet("856").segment("BSN", "00", manifest.name(), DAY.format(closed), MINUTE.format(closed), "0001");
        var levels = new DespatchLevels(writer);
        by(manifest.parcels(), ManifestDocument.Parcel::shipFrom)
                .forEach(parcels -> writeShipment(levels, manifest, parcels));
        return writer.segment("CTT", Integer.toString(levels.count())).endSet().toByteArray();
    }

    private static void writeShipment(
            DespatchLevels levels, ManifestDocument manifest, List<ManifestDocument.Parcel> parcels) {
        var shipment = levels.shipment(manifest, parcels);
        by(parcels, parcel -> List.of(parcel.channel(), parcel.orderReference()))
                .forEach(ofOrder -> writeOrder(levels, shipment, ofOrder));
    }

    private static void writeOrder(DespatchLevels levels, int shipment, List<ManifestDocument.Parcel> parcels) {
        var order = levels.order(shipment, parcels.get(0));
        for (var parcel : parcels) {
            var pack = levels.parcel(order, parcel);
            parcel.lines().forEach(line -> levels.item(pack, line));
        }
    }

    /** In groups, each where its first one was. */
    private static <T> List<List<T>> by(List<T> all, Function<T, Object> key) {
        var groups = new LinkedHashMap<Object, List<T>>();
        all.forEach(one -> groups.computeIfAbsent(key.apply(one), anything -> new ArrayList<>())
                .add(one));
        return List.copyOf(groups.values());
    }
}

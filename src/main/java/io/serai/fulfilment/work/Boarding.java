package io.serai.fulfilment.work;

import io.serai.shipping.Parcel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which parcels a transaction puts on the open manifests of their carriers and which it takes off, before it is written: of both the last counts. */
public final class Boarding {
    private final Map<UUID, Parcel> on = new LinkedHashMap<>();
    private final Set<UUID> off = new LinkedHashSet<>();

    /** It leaves with its carrier's open manifest. */
    public void putOn(Parcel parcel) {
        on.put(parcel.id(), parcel);
        off.remove(parcel.id());
    }

    /** It does not leave, whatever manifest it is on. */
    void takeOff(Parcel parcel) {
        on.remove(parcel.id());
        off.add(parcel.id());
    }

    Collection<Parcel> on() {
        return on.values();
    }

    Set<UUID> off() {
        return off;
    }
}

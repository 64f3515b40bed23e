package io.serai.shipping;

import io.serai.contract.TrackingUpdate;

/** Where a parcel is. Later ones are further on the way; a parcel never goes back. */
public enum ParcelState {
    PACKED,
    SHIPPED,
    PICKED_UP,
    IN_TRANSIT,
    DELIVERY_FAILED,
    OUT_FOR_DELIVERY,
    DELIVERED;

    static ParcelState of(TrackingUpdate.Status status) {
        return valueOf(status.name());
    }

    /** Between hand-over and delivery a parcel may be tried again, so there the newer event counts, not the further one. */
    boolean mayFollow(ParcelState before, boolean newer) {
        return before != DELIVERED && (this == DELIVERED || (newer && compareTo(SHIPPED) > 0));
    }
}

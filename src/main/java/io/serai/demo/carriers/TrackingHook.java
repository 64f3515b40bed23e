package io.serai.demo.carriers;

import java.util.List;

/** Another way in which a carrier tells what happens to parcels. */
@FunctionalInterface
public interface TrackingHook {
    void tell(List<Event> events);

    /** Tells nobody. */
    static TrackingHook none() {
        return events -> {};
    }
}

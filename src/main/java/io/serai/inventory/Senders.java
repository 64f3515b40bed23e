package io.serai.inventory;

import io.serai.kernel.LocationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From where the order of a cart could be sent: there it is held if it names no place. */
public interface Senders {
    /** @param country where it is to be sent, ISO 3166-1 alpha-2; null if nobody has said so: from where anything is sent */
    Set<LocationId> of(String channel, @Nullable String country);
}

package io.serai.inventory;

import io.serai.contract.Address;
import io.serai.kernel.LocationId;
import io.serai.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From where the order of a cart could be sent: there it is held if it names no place. */
public interface Senders {
    /** @param country where it is to be sent, ISO 3166-1 alpha-2; null if nobody has said so: from where anything is sent */
    Set<LocationId> of(String channel, @Nullable String country);

    /**
     * From where all of a cart would be sent to an address, if it were ordered now.
     *
     * @param pieces that it wants
     * @param there what it may have, by place
     * @return by SKU, who sends most of it first; nothing if nobody can tell where that address is, or not all can be sent there
     */
    default Map<Sku, List<LocationId>> towards(
            String channel, Address to, Map<Sku, Integer> pieces, Map<StockPlace, Integer> there) {
        return Map.of();
    }
}

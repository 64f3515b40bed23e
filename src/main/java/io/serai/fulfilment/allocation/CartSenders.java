package io.serai.fulfilment.allocation;

import io.serai.inventory.Senders;
import io.serai.kernel.LocationId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A cart is held where the rule set that counts would let its order be sent from. */
@Component
class CartSenders implements Senders {
    private final RuleBook book;
    private final SourcingSites sites;

    CartSenders(RuleBook book, SourcingSites sites) {
        this.book = book;
        this.sites = sites;
    }

    @Override
    public Set<LocationId> of(String channel, @Nullable String country) {
        var network = book.network(sites.all());
        return country == null ? network.senders() : network.senders(channel, country);
    }
}

package io.serai.privacy;

import io.serai.kernel.ReceiptId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, and about whom.
 *
 * @param channel whose customer it is; null: of all channels
 * @param customer mails and phones, as they were told
 * @param orders the channel's names of orders that are meant, or our ids of them
 * @param askedBy a partner, or {@code person:ana}
 * @param receipt the message that it came by
 */
public record Wish(
        Kind kind,
        @Nullable String channel,
        List<String> customer,
        List<String> orders,
        String askedBy,
        @Nullable ReceiptId receipt) {

    /** What a customer, or a channel, may want. */
    public enum Kind {
        /** To know what is known of a customer: a person hands that over. */
        REPORT,
        /** That a customer is forgotten. */
        REDACT,
        /** That all customers of a channel are, which a person has to confirm. */
        SHOP
    }

    public Wish {
        customer = List.copyOf(customer);
        orders = List.copyOf(orders);
    }

    /** Whether a person decides before anything is done. */
    boolean needsPerson() {
        return kind != Kind.REDACT;
    }
}

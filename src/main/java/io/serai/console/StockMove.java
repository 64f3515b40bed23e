package io.serai.console;

import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One move of the ledger, as its place sees it: so many pieces left the account {@code source} for {@code target}, and why.
 * {@code other} is the other location of a transfer; {@code exception} is where a person looks at it.
 */
public record StockMove(
        long id,
        int quantity,
        String source,
        String target,
        @Nullable String other,
        @Nullable String lot,
        String cause,
        @Nullable OrderId order,
        @Nullable String number,
        @Nullable String reference,
        @Nullable UUID exception,
        Instant at) {

    /** What it does to the pieces on hand, signed. */
    public int onHand() {
        return (isOnHand(target) ? quantity : 0) - (isOnHand(source) ? quantity : 0);
    }

    private static boolean isOnHand(String account) {
        return account.equals("SELLABLE") || account.equals("RESERVED");
    }
}

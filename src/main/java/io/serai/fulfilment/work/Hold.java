package io.serai.fulfilment.work;

import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import java.util.UUID;

/** An open hold. {@code note} is what the one who placed it wrote, or nothing. */
public record Hold(UUID id, OrderId order, HoldKind kind, String note) {
    static Hold of(OrderId order, HoldKind kind, String note) {
        return new Hold(Ids.next(), order, kind, note);
    }
}

package io.serai.fulfilment.work;

import io.serai.kernel.Ids;
import io.serai.kernel.OrderId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open hold. {@code note} is what the one who placed it wrote, or nothing; {@code asked} is what it is about, if the channel asked for
 * something.
 */
public record Hold(
        UUID id,
        OrderId order,
        HoldKind kind,
        String note,
        @Nullable Asked asked) {
    static Hold of(OrderId order, HoldKind kind, String note) {
        return new Hold(Ids.next(), order, kind, note, null);
    }

    Hold about(Asked other) {
        return new Hold(id, order, kind, note, other);
    }

    static Hold of(OrderId order, Asked asked) {
        return new Hold(Ids.next(), order, HoldKind.CHANGE, "", asked);
    }
}

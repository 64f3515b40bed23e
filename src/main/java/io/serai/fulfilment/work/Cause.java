package io.serai.fulfilment.work;

import io.serai.kernel.ReceiptId;
import org.jspecify.annotations.Nullable;

/** Who or what made something happen, for the timeline: a partner and its message, a person, or the hub itself. */
public record Cause(String actor, @Nullable ReceiptId receipt) {
    public static final Cause HUB = new Cause("serai", null);

    public static Cause person(String name) {
        return new Cause("person:" + name, null);
    }
}

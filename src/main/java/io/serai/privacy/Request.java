package io.serai.privacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that is worked on. {@code until}: messages up to that one are looked through; null: they all have been. */
record Request(
        UUID id,
        Wish wish,
        String state,
        boolean found,
        UUID scanned,
        @Nullable UUID until) {
    private static final UUID FIRST = new UUID(0, 0);

    Request {
        scanned = scanned == null ? FIRST : scanned;
    }

    /** The same once its orders are known. */
    Request found(List<String> needles, UUID lastMessage) {
        var same = new Wish(wish.kind(), wish.channel(), needles, wish.orders(), wish.askedBy(), wish.receipt());
        return new Request(id, same, state, true, scanned, lastMessage);
    }

    /** What a message is recognised by. */
    List<String> needles() {
        return wish.customer();
    }
}

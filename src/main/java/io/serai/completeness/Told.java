package io.serai.completeness;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a channel's list.
 *
 * @param id the channel's id of it
 * @param delivery the name under which its message is kept, which says in which of its states it was
 * @param message the whole message; null where it was kept before and is not fetched again
 */
public record Told(String id, String delivery, byte @Nullable [] message) {

    /** The same message once more, under a name of its own: so it is read again, and only once. */
    Told again() {
        return new Told(id, delivery + "~" + UUID.nameUUIDFromBytes(Objects.requireNonNull(message)), message);
    }

    @Override
    public String toString() {
        return delivery;
    }
}

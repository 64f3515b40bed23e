package io.serai.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The hub's own id of an order; unique over all channels. */
public record OrderId(@JsonValue UUID value) implements Comparable<OrderId> {

    public static OrderId next() {
        return new OrderId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    @JsonCreator
    public static OrderId of(String text) {
        return new OrderId(UUID.fromString(text));
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

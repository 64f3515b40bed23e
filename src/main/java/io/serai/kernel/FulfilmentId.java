package io.serai.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a fulfilment order: the part of an order that one location fulfils. */
public record FulfilmentId(@JsonValue UUID value) implements Comparable<FulfilmentId> {

    public static FulfilmentId next() {
        return new FulfilmentId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    @JsonCreator
    public static FulfilmentId of(String text) {
        return new FulfilmentId(UUID.fromString(text));
    }

    @Override
    public int compareTo(FulfilmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

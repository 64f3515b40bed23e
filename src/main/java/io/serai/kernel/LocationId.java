package io.serai.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The code of a place that holds stock: a warehouse, a store, a third party's warehouse. At most 40 characters; where a channel names it in its own
 * words, that is its name, of at most 120.
 */
public record LocationId(@JsonValue String value) implements Comparable<LocationId> {
    private static final int MAX_LENGTH = 120;

    @JsonCreator
    public LocationId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a location has 1 to " + MAX_LENGTH + " characters, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(LocationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

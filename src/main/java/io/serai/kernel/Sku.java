package io.serai.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A stock keeping unit as the company names it; case matters. At most 80 characters. */
public record Sku(@JsonValue String value) implements Comparable<Sku> {
    private static final int MAX_LENGTH = 80;

    @JsonCreator
    public Sku {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a SKU has 1 to " + MAX_LENGTH + " characters, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.serai.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** What a sender gets for a message that was kept. */
public record ReceiptId(@JsonValue UUID value) implements Comparable<ReceiptId> {

    public static ReceiptId next() {
        return new ReceiptId(Ids.next());
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    @JsonCreator
    public static ReceiptId of(String text) {
        return new ReceiptId(UUID.fromString(text));
    }

    @Override
    public int compareTo(ReceiptId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package io.serai.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.kernel.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to the outside that has been recorded. {@code id} is the idempotency key that the other side gets. {@code unknown} tells
 * that an earlier try may have done the work: ask before repeating it. {@code deadline}: when its patience is over.
 */
public record Attempt(
        UUID id,
        String door,
        String kind,
        String subject,
        @Nullable OrderId order,
        JsonNode data,
        int tries,
        boolean unknown,
        Instant createdAt,
        Instant deadline,
        @Nullable String trace) {

    /** The same, which remembers what was true when its call was made, for who judges the answer. It is not kept. */
    public Attempt noting(String field, long value) {
        var noted = ((ObjectNode) data.deepCopy()).put(field, value);
        return new Attempt(id, door, kind, subject, order, noted, tries, unknown, createdAt, deadline, trace);
    }

    /**
     * What is asked for. One attempt is made for each (door, kind, subject). {@code data} is a JSON object. With {@code number} it gets
     * the next number of a counter.
     */
    public record Request(
            String door,
            String kind,
            String subject,
            @Nullable OrderId order,
            String data,
            @Nullable Numbering number) {
        public Request(String door, String kind, String subject, @Nullable OrderId order, String data) {
            this(door, kind, subject, order, data, null);
        }

        Request numbered(long value) {
            if (number == null) {
                throw new IllegalStateException("nobody asked for a number of " + subject);
            }
            var numbered = ((ObjectNode) Json.parse(data)).put(number.field(), value);
            return new Request(door, kind, subject, order, numbered.toString());
        }
    }

    /** A number that is taken from {@code counter} when the request is written, and its {@code field} in the data. */
    public record Numbering(String counter, String field) {}
}

package io.serai.channels;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it comes to the door. {@code key} is what the sender calls this delivery (delivery id, Idempotency-Key, JMS id,
 * control number); without one two deliveries with the same bytes are the same within {@code sameBytesWindow}, or never if that is
 * null. {@code headers} are only those that may be kept.
 */
public record Delivery(
        String partner,
        String lane,
        String transport,
        @Nullable String key,
        @Nullable Duration sameBytesWindow,
        @Nullable String mediaType,
        Map<String, String> headers,
        InputStream body) {

    /** The same as one piece of a whole that has a name; without one its bytes are its name. */
    public Delivery piece(int no, Map<String, String> itsHeaders) {
        return new Delivery(
                partner,
                lane,
                transport,
                key == null ? null : key + "#" + no,
                sameBytesWindow,
                mediaType,
                itsHeaders,
                body);
    }
}

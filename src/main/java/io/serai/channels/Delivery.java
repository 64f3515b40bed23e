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
        InputStream body) {}

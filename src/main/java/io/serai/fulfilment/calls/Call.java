package io.serai.fulfilment.calls;

import io.serai.log.Attempt;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call to the outside, ready to be made by a route. */
public sealed interface Call {
    Attempt attempt();

    /** {@code path} is below the partner's base URL, with its query. */
    record Http(
            Attempt attempt,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String body) implements Call {}

    /** What is told in as many requests as it takes, each made from the answers before it. */
    record Talk(Attempt attempt, Conversation conversation) implements Call {}

    /** A file to be put, under a temporary name first. {@code folder} is below the partner's root. */
    record File(Attempt attempt, String folder, String name, byte[] bytes) implements Call {}

    /** A mail; the message id stays the same however often it is sent. */
    record Mail(Attempt attempt, String messageId, String to, String subject, String html, String text)
            implements Call {}
}

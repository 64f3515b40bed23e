package io.serai.drafts;

import java.util.List;
import java.util.Map;

/** A queue of the channel's name at our broker. */
record QueueDraft() implements WayDraft {
    @Override
    public List<WayIn> routes(String channel, String ending) {
        return List.of(
                new WayIn(channel, "message-in-queue", Map.of("partner", channel, "queue", "serai.orders." + channel)));
    }
}

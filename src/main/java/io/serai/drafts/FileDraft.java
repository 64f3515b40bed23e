package io.serai.drafts;

import java.util.List;
import java.util.Map;

/** Files in a folder of the channel's name below the hub's data. */
public record FileDraft() implements WayDraft {
    @Override
    public List<WayIn> routes(String channel, String format) {
        return List.of(new WayIn(
                channel,
                "message-in-file",
                Map.of(
                        "partner",
                        channel,
                        "folder",
                        "{{serai.data}}/" + channel,
                        "include",
                        ".*[.]" + WaysIn.ending(format))));
    }
}

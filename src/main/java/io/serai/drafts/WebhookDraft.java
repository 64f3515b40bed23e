package io.serai.drafts;

import java.util.List;

/** The door {@code /channels/NAME/orders}, whose key is the secret of the channel's name. It needs no route. */
record WebhookDraft() implements WayDraft {
    @Override
    public List<WayIn> routes(String channel, String format) {
        return List.of();
    }

    @Override
    public String settings(String channel, String format) {
        return "signature:\n  kind: key\n  secret: " + channel + "\n";
    }
}

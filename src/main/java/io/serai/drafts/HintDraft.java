package io.serai.drafts;

import io.serai.mapping.Draft;
import java.util.List;
import java.util.Map;

/**
 * Notifications at the door {@code /channels/NAME/orders} that only say of which order there is news; the order is fetched from the API.
 * Nobody signs them, and nothing else is taken there.
 */
record HintDraft(ApiDraft api, FetchDraft fetch) implements WayDraft {
    static HintDraft of(Given given) {
        return new HintDraft(ApiDraft.of(given), FetchDraft.of(given));
    }

    @Override
    public String wrong() {
        return api.wrong().isEmpty() ? fetch.wrong() : api.wrong();
    }

    @Override
    public List<WayIn> routes(String channel, String ending) {
        return List.of(api.route(channel), fetch.route(channel));
    }

    @Override
    public String settings(String channel, String format) {
        return "signature:\n  kind: hints-only # key, and a secret, where the channel can send one\n";
    }

    @Override
    public Draft draft(String title, String format, List<byte[]> orders) {
        return fetch.draft(title, orders.get(0));
    }

    @Override
    public Map<String, byte[]> samples() {
        return Map.of("hint", Given.bytes(fetch.notification()));
    }
}

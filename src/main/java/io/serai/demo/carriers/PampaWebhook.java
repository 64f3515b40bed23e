package io.serai.demo.carriers;

import io.serai.demo.tools.Json;
import io.serai.demo.web.Courier;
import io.serai.demo.web.Delivery;
import io.serai.demo.web.Signatures;
import io.serai.kernel.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Pampa's webhook: {@code {"events": […]}} with local times, signed as the Standard Webhooks specification says. */
public final class PampaWebhook implements TrackingHook {
    /** Where the hub takes it. */
    public static final String PATH = "/carriers/pampa/tracking";

    private static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");

    private final Courier courier;
    private final String secret;

    /** @param secret {@code whsec_} and base64 */
    public PampaWebhook(Courier courier, String secret) {
        this.courier = courier;
        this.secret = secret;
    }

    @Override
    public void tell(List<Event> events) {
        var id = "msg_" + Ids.next();
        var message = Json.object();
        var list = message.putArray("events");
        events.forEach(event -> list.addObject()
                .put("tracking_number", event.parcel())
                .put("status", event.kind().word())
                .put("occurred_at", local(event.at()))
                .put("branch", "Buenos Aires")
                .put("signed_by", event.kind() == Event.Kind.DELIVERED ? "Titular" : null));
        var body = Json.bytes(message);
        courier.send(new Delivery(PATH, now -> headers(id, now, body), body), () -> {});
    }

    private Map<String, String> headers(String id, Instant now, byte[] body) {
        var timestamp = Long.toString(now.getEpochSecond());
        return Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                Signatures.standard(secret, id, timestamp, body));
    }

    private static String local(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }
}

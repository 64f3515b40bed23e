package io.serai.fulfilment.intake;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.serai.channels.Delivery;
import io.serai.log.Traces;
import io.serai.mapping.CardMask;
import io.serai.mapping.Normaliser;
import io.serai.mapping.Partner;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What of a message is kept: its bytes without card numbers, the headers that may be, the sender's name of the delivery, its trace. */
@Component
class Deliveries {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    /** Headers that may be kept with a message, in lower case. */
    private static final Set<String> KEPT = Set.of(
            "content-type",
            "user-agent",
            "x-shopify-topic",
            "x-shopify-webhook-id",
            "x-shopify-shop-domain",
            "x-shopify-triggered-at",
            "x-wc-webhook-topic",
            "x-wc-webhook-delivery-id",
            "x-wc-webhook-source",
            "webhook-id",
            "webhook-timestamp",
            "idempotency-key",
            "file-name",
            Traces.HEADER);

    /** Headers in which senders name a delivery; the first that is there counts. */
    private static final List<String> DELIVERY_IDS =
            List.of("idempotency-key", "x-shopify-webhook-id", "x-wc-webhook-delivery-id", "webhook-id", "message-id");

    private final CardMask cardMask;
    private final Traces traces;

    Deliveries(Normaliser normaliser, Traces traces) {
        this.cardMask = new CardMask(normaliser);
        this.traces = traces;
    }

    /** The span in which it is kept; what comes after goes on from it. Only a sound trace of a sender is taken over. */
    Span received(Partner partner, Map<String, String> headers) {
        var parent = Traces.sound(headers.remove(Traces.HEADER));
        var span = traces.start("receive " + partner.name(), SpanKind.CONSUMER, parent);
        var here = Traces.traceparent(span);
        if (here != null) {
            headers.put(Traces.HEADER, here);
        }
        return span;
    }

    /** A card number that somebody wrote into a text is not kept, and is no reason to let an order wait. */
    Delivery of(Partner partner, String transport, Map<String, String> headers, byte[] came) {
        var body = cardMask.mask(partner, came);
        var kept = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> {
            if (KEPT.contains(name)) {
                kept.put(name, value);
            }
        });
        if (body != came) {
            log.warn(
                    "A message of {} had a card number in a text, which was masked before it was kept", partner.name());
            kept.put("masked", "card-number");
        }
        return new Delivery(
                partner.name(),
                partner.lane().toString(),
                transport,
                deliveryId(partner, headers),
                partner.dedupe(),
                headers.get("content-type"),
                kept,
                new ByteArrayInputStream(body));
    }

    private static @Nullable String deliveryId(Partner partner, Map<String, String> headers) {
        var file = headers.get("file-name");
        if (file != null && partner.dedupe() == null) {
            // Equal bytes are no double here, but the same file still is: when we were killed before it was moved away.
            return file + "@" + headers.get("file-time");
        }
        return DELIVERY_IDS.stream()
                .map(headers::get)
                .filter(id -> id != null && !id.isBlank())
                .findFirst()
                .map(id -> ofSender(headers.get(Reception.SENDER), id))
                .orElse(null);
    }

    /** No name of a sender has a line break in it, and no header. */
    private static String ofSender(@Nullable String sender, String id) {
        return sender == null ? id : sender + "\n" + id;
    }
}

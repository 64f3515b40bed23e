package io.serai.demo.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.stripe.Ledger.Effect;
import io.serai.demo.stripe.Ledger.Refund;
import io.serai.demo.tools.Numbers;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the provider does with a wish that has come in. */
final class Provider {
    /** The card with which Stripe's own test mode declines. */
    private static final String DECLINED = "pm_card_chargeDeclined";

    private final Ledger ledger;
    private final StripeEvents events;
    private final Numbers numbers;
    private final Clock clock;

    Provider(Ledger ledger, StripeEvents events, Numbers numbers, Clock clock) {
        this.ledger = ledger;
        this.events = events;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** An intent with a card is confirmed at once: authorised, or captured where capture is automatic. */
    Effect create(Map<String, String> form) {
        var manual = "manual".equals(form.get("capture_method"));
        var card = form.get("payment_method");
        var status = status(manual, card);
        var amount = Long.parseLong(form.getOrDefault("amount", "0"));
        var intent = new Intent(
                "pi_" + numbers.next(),
                amount,
                form.getOrDefault("currency", "ars"),
                status,
                manual,
                status == Intent.Status.succeeded ? amount : 0,
                0,
                status == Intent.Status.succeeded ? 1 : 0,
                now(),
                metadata(form));
        if (DECLINED.equals(card)) {
            return new Effect(
                    402,
                    StripeShapes.errorBody("card_error", "card_declined", "Your card was declined."),
                    intent,
                    null);
        }
        return done(intent, manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded");
    }

    Effect capture(String id, Map<String, String> form) {
        return settle(intent(id).capture(amount(form, "amount_to_capture")), "payment_intent.succeeded");
    }

    Effect cancel(String id) {
        return settle(intent(id).cancel(), "payment_intent.canceled");
    }

    Effect refund(String id, Map<String, String> form) {
        var before = intent(id);
        var result = before.refund(amount(form, "amount"));
        return result instanceof Intent.Result.Done done
                ? refunded(before, done.intent(), metadata(form))
                : refused((Intent.Result.Refused) result);
    }

    private Effect refunded(Intent before, Intent after, Map<String, String> metadata) {
        long amount = after.refunded() - before.refunded();
        var refund = new Refund("re_" + numbers.next(), after.id(), amount, after.currency(), now(), metadata);
        var json = StripeShapes.refund(refund);
        events.tell("refund.created", json, now());
        return new Effect(200, json, after, refund);
    }

    private Effect settle(Intent.Result result, String event) {
        return result instanceof Intent.Result.Done done
                ? done(done.intent(), event)
                : refused((Intent.Result.Refused) result);
    }

    private Effect done(Intent intent, String event) {
        ObjectNode json = StripeShapes.intent(intent);
        events.tell(event, json, now());
        return new Effect(200, json, intent, null);
    }

    private static Effect refused(Intent.Result.Refused refused) {
        return new Effect(
                400, StripeShapes.errorBody("invalid_request_error", refused.code(), refused.message()), null, null);
    }

    private Intent intent(String id) {
        var intent = ledger.intent(id);
        if (intent == null) {
            throw new IllegalStateException("no intent " + id);
        }
        return intent;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static Intent.Status status(boolean manual, @Nullable String card) {
        if (card == null || card.equals(DECLINED)) {
            return Intent.Status.requires_payment_method;
        }
        return manual ? Intent.Status.requires_capture : Intent.Status.succeeded;
    }

    private static @Nullable Long amount(Map<String, String> form, String name) {
        var text = form.get(name);
        return text == null ? null : Long.valueOf(text);
    }

    private static Map<String, String> metadata(Map<String, String> form) {
        var metadata = new TreeMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[") && name.endsWith("]")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }
}

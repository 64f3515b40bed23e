package io.serai.demo.stripe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PaymentIntent. Amounts are in minor units. One capture settles it: what is not captured then is released, as Stripe does where
 * multicapture was not asked for.
 */
public record Intent(
        String id,
        long amount,
        String currency,
        Status status,
        boolean manual,
        long captured,
        long refunded,
        int captures,
        long created,
        Map<String, String> metadata) {

    /** Stripe's words. */
    public enum Status {
        requires_payment_method,
        requires_capture,
        succeeded,
        canceled
    }

    /** What became of a wish: the intent as it is then, or why not. */
    public sealed interface Result {
        record Done(Intent intent) implements Result {}

        record Refused(String code, String message) implements Result {}
    }

    @JsonIgnore
    public long capturable() {
        return status == Status.requires_capture ? amount : 0;
    }

    /** Takes this much, or all of it where no amount is given. */
    public Result capture(@Nullable Long wanted) {
        if (status != Status.requires_capture) {
            return unexpected("captured");
        }
        var taken = wanted == null ? amount : wanted;
        if (taken > amount) {
            return new Result.Refused("amount_too_large", "The amount is greater than what can be captured.");
        }
        return new Result.Done(
                new Intent(id, amount, currency, Status.succeeded, manual, taken, 0, captures + 1, created, metadata));
    }

    public Result cancel() {
        if (status == Status.succeeded || status == Status.canceled) {
            return unexpected("canceled");
        }
        return new Result.Done(
                new Intent(id, amount, currency, Status.canceled, manual, 0, 0, captures, created, metadata));
    }

    /** Gives this much back, or all that is left where no amount is given. */
    public Result refund(@Nullable Long wanted) {
        var left = captured - refunded;
        var back = wanted == null ? left : wanted;
        if (left == 0 && captured > 0) {
            return new Result.Refused("charge_already_refunded", "The charge has been refunded already.");
        }
        if (back > left || back <= 0) {
            return new Result.Refused("amount_too_large", "The amount is greater than what is left of the charge.");
        }
        return new Result.Done(new Intent(
                id, amount, currency, status, manual, captured, refunded + back, captures, created, metadata));
    }

    private Result unexpected(String wish) {
        return new Result.Refused(
                "payment_intent_unexpected_state",
                "This PaymentIntent could not be " + wish + " because it has a status of " + status + ".");
    }
}

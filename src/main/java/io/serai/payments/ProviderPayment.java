package io.serai.payments;

/**
 * A payment as its provider tells it, whatever the provider's words are. Amounts are in minor units.
 *
 * @param currency ISO 4217
 * @param capturable what is held for us and may still be captured
 * @param received what was captured
 */
public record ProviderPayment(
        String id, Status status, String currency, long capturable, long received, long refunded) {

    /** Where it stands there. */
    public enum Status {
        PENDING,
        AUTHORISED,
        CAPTURED,
        /** Let go, refused or expired: there never will be money. */
        CANCELED
    }

    public boolean authorised() {
        return status == Status.AUTHORISED;
    }

    public boolean captured() {
        return status == Status.CAPTURED;
    }

    public boolean canceled() {
        return status == Status.CANCELED;
    }
}

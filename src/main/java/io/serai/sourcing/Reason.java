package io.serai.sourcing;

import io.serai.kernel.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a location was not chosen. {@code missing} is what it lacks, if it is stock, sorted by SKU; {@code rule} the name of the rule that it
 * breaks, of the goods that it cannot handle, or the SKUs that are too large for it; {@code more} what it would cost more, in minor units.
 */
public record Reason(
        Code code,
        List<Missing> missing,
        @Nullable String rule,
        @Nullable Long more) {

    public Reason {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** The kinds of reason; each has its sentence in the bundle {@code i18n/sourcing}. */
    public enum Code {
        /** It has everything, but another that has, too, is nearer (or as near, and first by its id). */
        FARTHER,
        /** It has everything, but costs more. */
        DEARER,
        /** It has not everything that the demand needs. */
        LACKS_STOCK,
        /** It does not ship at all. */
        DOES_NOT_SHIP,
        /** It is in another country and does not export. */
        OTHER_COUNTRY,
        /** It breaks a rule of the rule set. */
        RULE,
        /** It has been given as many parcels as it can send. */
        FULL,
        /** It cannot send goods that want care. */
        CANNOT_HANDLE,
        /** What is wanted of an article is heavier than it sends. */
        TOO_HEAVY,
        /** An article is longer than it sends. */
        TOO_LONG,
        /** It has already disappointed this order. */
        DEAD_END,
        /** It was not looked at: whatever lies there, no choice with it would have been better. */
        NOT_LOOKED_AT,
        /** Nothing is brought from there to a store, unless a person says so. */
        NOT_BROUGHT_FROM,
        /** Customers cannot collect there. */
        NO_PICKUP,
        /** There is no location of this id. */
        NO_SUCH_LOCATION
    }

    /** Pieces of a SKU that are lacking, 1 or more. */
    public record Missing(Sku sku, int quantity) {}

    static Reason of(Code code) {
        return new Reason(code, List.of(), null, null);
    }

    static Reason lacks(List<Missing> missing) {
        return new Reason(Code.LACKS_STOCK, missing, null, null);
    }

    static Reason breaks(Code code, String rule) {
        return new Reason(code, List.of(), rule, null);
    }

    static Reason dearer(long more) {
        return new Reason(Code.DEARER, List.of(), null, more);
    }
}

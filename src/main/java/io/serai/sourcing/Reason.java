package io.serai.sourcing;

import io.serai.kernel.Sku;
import java.util.List;

/** Why a location was not chosen. {@code missing} is what it lacks, if it is stock; sorted by SKU. */
public record Reason(Code code, List<Missing> missing) {

    public Reason {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** The kinds of reason; each has its sentence in the bundle {@code i18n/sourcing}. */
    public enum Code {
        /** It has everything, but another that has, too, is nearer (or as near, and first by its id). */
        FARTHER,
        /** It has not everything that the demand needs. */
        LACKS_STOCK,
        /** It does not ship at all. */
        DOES_NOT_SHIP,
        /** It is in another country and does not export. */
        OTHER_COUNTRY,
        /** Customers cannot collect there. */
        NO_PICKUP,
        /** There is no location of this id. */
        NO_SUCH_LOCATION
    }

    /** Pieces of a SKU that are lacking, 1 or more. */
    public record Missing(Sku sku, int quantity) {}

    static Reason of(Code code) {
        return new Reason(code, List.of());
    }
}

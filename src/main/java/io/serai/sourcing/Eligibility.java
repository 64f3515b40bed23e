package io.serai.sourcing;

import io.serai.sourcing.Demand.Shipped;
import io.serai.sourcing.Reason.Code;
import java.util.Optional;

/** Which locations may serve a delivery, whatever they have in stock. */
final class Eligibility {
    private Eligibility() {}

    /** A location that ships does so within its own country, and abroad if it exports. */
    static Optional<Code> refusal(Site site, Shipped to) {
        if (!site.ships()) {
            return Optional.of(Code.DOES_NOT_SHIP);
        }
        boolean abroad = !site.country().equalsIgnoreCase(to.country());
        return abroad && !site.exports() ? Optional.of(Code.OTHER_COUNTRY) : Optional.empty();
    }
}

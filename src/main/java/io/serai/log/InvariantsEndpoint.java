package io.serai.log;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** {@code /actuator/invariants}: how many rows violate each, from the last incremental run, or from a full one with {@code ?full=true}. */
@Component
@Endpoint(id = "invariants")
class InvariantsEndpoint {
    private final Invariants invariants;

    InvariantsEndpoint(Invariants invariants) {
        this.invariants = invariants;
    }

    /** The annotation is Spring's own, because by it the endpoint knows that the parameter may be missing. */
    @ReadOperation
    Map<String, Long> invariants(@Nullable Boolean full) {
        if (Boolean.TRUE.equals(full)) {
            return invariants.full();
        }
        return invariants.last().isEmpty() ? invariants.incremental() : invariants.last();
    }
}

package io.serai.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/invariants}: how many rows violate each, from the last incremental run, or from a full one with {@code ?full=true}. */
@Component
@Endpoint(id = "invariants")
class InvariantsEndpoint {
    private final Invariants invariants;

    InvariantsEndpoint(Invariants invariants) {
        this.invariants = invariants;
    }

    @ReadOperation
    Map<String, Long> invariants(@Nullable Boolean full) {
        if (Boolean.TRUE.equals(full)) {
            return invariants.full();
        }
        return invariants.last().isEmpty() ? invariants.incremental() : invariants.last();
    }
}
